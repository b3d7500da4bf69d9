select
    id as payment_id,
    order_id,
    method as payment_method,
    -- the till counts in cents, the marts in whole units of the currency
    amount_cents / 100.0 as amount
from {{ ref('raw_payments') }}
