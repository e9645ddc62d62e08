package io.guerdon.settlement;

/** The store in memory keeps what stores promise. */
class InMemorySettlementsTest extends SettlementStoreContract {
    @Override
    protected SettlementStore empty() {
        return new InMemorySettlements();
    }
}
