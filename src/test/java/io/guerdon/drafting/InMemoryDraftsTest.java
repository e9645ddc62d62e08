package io.guerdon.drafting;

/** The contract on the drafts that other tests use. */
class InMemoryDraftsTest extends DraftsContract {
    @Override
    protected Drafts empty() {
        return new InMemoryDrafts();
    }
}
