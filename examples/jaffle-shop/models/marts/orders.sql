{% set payment_methods = ['card', 'transfer', 'voucher'] %}

with payments as (
    select
        order_id,
        {% for method in payment_methods -%}
            sum(case when payment_method = '{{ method }}' then amount end)
                as {{ method }}_amount,
        {% endfor -%}
        sum(amount) as amount
    from {{ ref('stg_payments') }}
    group by order_id
)

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_on,
    orders.order_status,
    {% for method in payment_methods -%}
        coalesce(payments.{{ method }}_amount, 0) as {{ method }}_amount,
    {% endfor -%}
    coalesce(payments.amount, 0) as amount
from {{ ref('stg_orders') }} as orders
left join payments on orders.order_id = payments.order_id
