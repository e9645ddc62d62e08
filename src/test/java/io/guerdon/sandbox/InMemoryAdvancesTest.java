package io.guerdon.sandbox;

/** The contract on the clocks that other tests use. */
class InMemoryAdvancesTest extends AdvancesContract {
    @Override
    protected Advances empty() {
        return new InMemoryAdvances();
    }
}
