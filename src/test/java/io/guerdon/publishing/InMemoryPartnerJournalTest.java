package io.guerdon.publishing;

/** The streams other tests have in memory are what a store's are. */
class InMemoryPartnerJournalTest extends PartnerJournalContract {
    @Override
    protected PartnerJournal empty() {
        return new InMemoryPartnerJournal();
    }
}
