package io.guerdon.coupon;

class InMemoryCouponBatchesTest extends CouponBatchesContract {
    @Override
    protected CouponBatches empty() {
        return new InMemoryCouponBatches();
    }
}
