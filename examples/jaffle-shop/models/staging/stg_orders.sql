select
    id as order_id,
    customer_id,
    ordered_on,
    status as order_status
from {{ ref('raw_orders') }}
