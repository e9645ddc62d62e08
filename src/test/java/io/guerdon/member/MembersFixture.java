package io.guerdon.member;

import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.ledger.TestClock;
import io.guerdon.unit.ProgramId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Members over stores in memory, and short words for what tests say. */
final class MembersFixture implements AutoCloseable {
    static final ProgramId DEMO = new ProgramId("demo");
    static final Identifier PHONE = new Identifier(IdentifierType.PHONE, "+8613800000001");
    static final Identifier CARD = new Identifier(IdentifierType.CARD, "6200001");
    static final Identifier OTHER_CARD = new Identifier(IdentifierType.CARD, "6200002");
    static final Profile ANN =
            new Profile(Optional.of("Ann Lee"), Optional.of(LocalDate.of(1990, 5, 17)), Optional.of("zh-CN"));
    private static final Actor OPERATOR = new Actor("key_op", "", "", "", "asked for it");

    final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    final InMemoryLedger ledger;
    final InMemoryProfiles profiles;
    final Members members;

    MembersFixture() {
        this.ledger = new InMemoryLedger(clock);
        this.profiles = new InMemoryProfiles();
        this.members = members(ledger, profiles, clock);
    }

    static Members members(InMemoryLedger ledger, Profiles profiles, TestClock clock) {
        var stores = new Members.Stores(
                ledger.ledger(),
                ledger.accounts(),
                ledger.stores().journal(),
                ledger.stores().claims());
        var limits =
                new Members.Limits(Duration.ofSeconds(60), 100, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        return Members.over(stores, profiles, Keys.ONE, clock, limits);
    }

    Enrolment enrol(String key, Identifier... identifiers) {
        return enrol(key, Profile.EMPTY, identifiers);
    }

    Enrolment enrol(String key, Profile profile, Identifier... identifiers) {
        return members.enrolments()
                .enrol(new EnrolMember(DEMO, List.of(identifiers), profile), EntryKey.ofCaller("", key), OPERATOR);
    }

    ChainId enrolled(String key, Profile profile, Identifier... identifiers) {
        return chain(((Enrolment.Enrolled) enrol(key, profile, identifiers)).member());
    }

    ChainId enrolled(String key, Identifier... identifiers) {
        return enrolled(key, Profile.EMPTY, identifiers);
    }

    static ChainId chain(MemberView member) {
        return new ChainId(DEMO, member.id());
    }

    static Call call(ChainId chain, String key) {
        return new Call(chain, EntryKey.ofCaller("", key), OPERATOR);
    }

    Resolution find(String ref) {
        return members.directory().resolve(DEMO, MemberRef.parse(ref));
    }

    List<Identifier> identifiers(ChainId chain) {
        return members.personalData().view(chain).orElseThrow().identifiers().stream()
                .map(ListedIdentifier::identifier)
                .toList();
    }

    static String code(Enrolment enrolment) {
        return ((Enrolment.Refused) enrolment).refusal().code();
    }

    static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code();
    }

    static Resolution found(ChainId chain) {
        return new Resolution.Found(chain);
    }

    static Resolution barred(ChainId chain, MemberRefusal refusal) {
        return new Resolution.Barred(chain, refusal);
    }

    static Resolution missed(MemberRefusal refusal) {
        return new Resolution.Missed(refusal);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
