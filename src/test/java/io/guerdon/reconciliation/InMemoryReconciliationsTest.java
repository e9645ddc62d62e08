package io.guerdon.reconciliation;

/** The tests' own store keeps to the contract of the real ones. */
class InMemoryReconciliationsTest extends ReconciliationStoreContract {
    @Override
    protected ReconciliationStore empty() {
        return new InMemoryReconciliations();
    }
}
