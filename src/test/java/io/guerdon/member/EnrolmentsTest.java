package io.guerdon.member;

import static io.guerdon.member.MembersFixture.ANN;
import static io.guerdon.member.MembersFixture.CARD;
import static io.guerdon.member.MembersFixture.DEMO;
import static io.guerdon.member.MembersFixture.OTHER_CARD;
import static io.guerdon.member.MembersFixture.PHONE;
import static io.guerdon.member.MembersFixture.call;
import static io.guerdon.member.MembersFixture.chain;
import static io.guerdon.member.MembersFixture.code;
import static io.guerdon.member.MembersFixture.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrolmentsTest {
    private final MembersFixture demo = new MembersFixture();

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void enrolsWithSeveralIdentifiersAndIsFoundByEach() {
        Enrolment.Enrolled enrolled = (Enrolment.Enrolled) demo.enrol("k1", ANN, PHONE, CARD);

        ChainId chain = chain(enrolled.member());
        assertThat(enrolled.entry().kind()).isEqualTo(EntryKind.ENROL);
        assertThat(enrolled.entry().seq()).isEqualTo(1);
        assertThat(enrolled.member())
                .isEqualTo(demo.members.personalData().view(chain).orElseThrow());
        assertThat(enrolled.member().status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(demo.find("phone:+86 13800000001")).isEqualTo(found(chain));
        assertThat(demo.find("card:6200001")).isEqualTo(found(chain));
        assertThat(demo.find(chain.owner().value())).isEqualTo(found(chain));
        assertThat(demo.members.personalData().profile(chain)).isEqualTo(ANN);
    }

    @Test
    void repeatsTheFirstAnswerWhateverHappenedSince() {
        Enrolment.Enrolled first = (Enrolment.Enrolled) demo.enrol("k1", ANN, PHONE);
        demo.clock.advance(Duration.ofDays(1));
        demo.members.identifiers().add(CARD, call(chain(first.member()), "k2"));
        demo.members.statuses().suspend(call(chain(first.member()), "k3"));

        assertThat(demo.enrol("k1", ANN, PHONE)).isEqualTo(new Enrolment.Repeated(first.member(), first.entry()));
    }

    @Test
    void refusesTheSameKeyForAnotherRequestAndNamesTheFields() {
        demo.enrol("k1", ANN, PHONE);

        Enrolment refused = demo.enrol("k1", Profile.EMPTY, CARD);

        assertThat(code(refused)).isEqualTo("idempotency-key-reused");
        assertThat(((Enrolment.Refused) refused).refusal().facts())
                .containsEntry(
                        "fields", List.of("identifiers", "profile.birthday", "profile.language", "profile.name"));
        assertThat(demo.enrol("k2", CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void returnsTheExistingMemberAndAddsNothing() {
        ChainId chain = demo.enrolled("k1", ANN, PHONE);

        Enrolment again = demo.enrol("k2", Profile.EMPTY, PHONE, CARD);

        assertThat(again)
                .isEqualTo(new Enrolment.Existing(
                        demo.members.personalData().view(chain).orElseThrow()));
        assertThat(demo.identifiers(chain)).containsExactly(PHONE);
        assertThat(demo.members.personalData().profile(chain)).isEqualTo(ANN);
        assertThat(demo.enrol("k3", CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void refusesIdentifiersOfDifferentMembers() {
        ChainId ann = demo.enrolled("k1", PHONE);
        ChainId bob = demo.enrolled("k2", CARD);

        Enrolment refused = demo.enrol("k3", PHONE, CARD);

        assertThat(code(refused)).isEqualTo("identifiers-of-different-members");
        assertThat(((Enrolment.Refused) refused).refusal().facts())
                .containsEntry(
                        "members",
                        List.of(ann.owner().value(), bob.owner().value()).stream()
                                .sorted()
                                .toList());
    }

    @Test
    void keepsProgramsApart() {
        demo.enrol("k1", PHONE);
        EnrolMember elsewhere = new EnrolMember(new io.guerdon.unit.ProgramId("other"), List.of(PHONE), Profile.EMPTY);

        assertThat(demo.members
                        .enrolments()
                        .enrol(elsewhere, EntryKey.ofCaller("", "k1"), io.guerdon.ledger.Actor.ENGINE))
                .isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void aCrashBeforeTheEntryBlocksNobody() {
        Blinding blinding = new Blinding(Keys.ONE, DEMO);
        EntryKey crashed = EntryKey.ofCaller("", "crashed");
        demo.ledger
                .stores()
                .claims()
                .take(List.of(new Holder(blinding.claim(PHONE), blinding.chain(crashed), crashed)));
        assertThat(demo.find("phone:+8613800000001")).isInstanceOf(Resolution.Missed.class);

        ChainId chain = demo.enrolled("k1", PHONE);

        assertThat(demo.find("phone:+8613800000001")).isEqualTo(found(chain));
        assertThat(demo.enrol("crashed", PHONE)).isInstanceOf(Enrolment.Existing.class);
        assertThat(demo.find(blinding.chain(crashed).owner().value())).isInstanceOf(Resolution.Missed.class);
    }

    @Test
    void aCrashBeforeTheEntryIsFinishedByItsRepeat() {
        Blinding blinding = new Blinding(Keys.ONE, DEMO);
        EntryKey key = EntryKey.ofCaller("", "k1");
        demo.ledger.stores().claims().take(List.of(new Holder(blinding.claim(PHONE), blinding.chain(key), key)));

        ChainId chain = demo.enrolled("k1", PHONE);

        assertThat(demo.find("phone:+8613800000001")).isEqualTo(found(chain));
    }

    @Test
    void aCrashBeforeTheFileIsFinishedByItsRepeat() {
        demo.profiles.failing(() -> demo.enrol("k1", ANN, PHONE, CARD));

        Enrolment.Repeated repeated = (Enrolment.Repeated) demo.enrol("k1", ANN, PHONE, CARD);

        assertThat(demo.identifiers(chain(repeated.member()))).containsExactly(PHONE, CARD);
        assertThat(demo.members.personalData().profile(chain(repeated.member())))
                .isEqualTo(ANN);
        assertThat(demo.find("card:6200001")).isEqualTo(found(chain(repeated.member())));
    }

    @Test
    void aCrashBeforeTheFileIsFinishedByWhoeverComesNext() {
        demo.profiles.failing(() -> demo.enrol("k1", ANN, PHONE, CARD));

        Enrolment.Existing existing = (Enrolment.Existing) demo.enrol("k2", Profile.EMPTY, PHONE);

        ChainId chain = chain(existing.member());
        assertThat(demo.identifiers(chain)).containsExactly(PHONE);
        assertThat(demo.find("phone:+8613800000001")).isEqualTo(found(chain));

        assertThat(demo.enrol("k1", ANN, PHONE, CARD)).isInstanceOf(Enrolment.Repeated.class);
        assertThat(demo.identifiers(chain)).containsExactly(PHONE, CARD);
        assertThat(demo.members.personalData().profile(chain)).isEqualTo(ANN);
    }

    @Test
    void aLateRepeatTakesNothingBack() {
        ChainId chain = demo.enrolled("k1", ANN, PHONE, CARD);
        demo.members.personalData().update(chain, Profile.EMPTY);
        demo.members.identifiers().remove(PHONE, call(chain, "k2"));

        assertThat(demo.enrol("k1", ANN, PHONE, CARD)).isInstanceOf(Enrolment.Repeated.class);

        assertThat(demo.identifiers(chain)).containsExactly(CARD);
        assertThat(demo.members.personalData().profile(chain)).isEqualTo(Profile.EMPTY);
        assertThat(demo.enrol("k3", PHONE, OTHER_CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void onlyOneOfManyEnrolsWithOneIdentifierFromTwoProcesses() throws InterruptedException {
        var results = new ConcurrentLinkedQueue<Enrolment>();
        try (InMemoryLedger second = new InMemoryLedger(demo.ledger.stores(), "w2", demo.clock);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Members others = MembersFixture.members(second, demo.profiles, demo.clock);
            for (int i = 0; i < 16; i++) {
                String key = "k" + i;
                Members members = i % 2 == 0 ? demo.members : others;
                EnrolMember command = new EnrolMember(DEMO, List.of(PHONE, CARD), ANN);
                threads.execute(() -> results.add(members.enrolments()
                        .enrol(command, EntryKey.ofCaller("", key), io.guerdon.ledger.Actor.ENGINE)));
            }
        }
        Map<Class<?>, Long> kinds =
                results.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
        assertThat(kinds).isEqualTo(Map.of(Enrolment.Enrolled.class, 1L, Enrolment.Existing.class, 15L));
    }

    @Test
    void refusesNoIdentifierAndTheSameOneTwice() {
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> demo.enrol("k1"))
                .withMessageContaining("1 to 20");
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> demo.enrol("k1", PHONE, PHONE))
                .withMessageContaining("twice");
    }
}
