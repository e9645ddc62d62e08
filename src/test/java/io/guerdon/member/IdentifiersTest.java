package io.guerdon.member;

import static io.guerdon.member.MembersFixture.CARD;
import static io.guerdon.member.MembersFixture.DEMO;
import static io.guerdon.member.MembersFixture.OTHER_CARD;
import static io.guerdon.member.MembersFixture.PHONE;
import static io.guerdon.member.MembersFixture.barred;
import static io.guerdon.member.MembersFixture.call;
import static io.guerdon.member.MembersFixture.code;
import static io.guerdon.member.MembersFixture.found;
import static io.guerdon.member.MembersFixture.missed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.Claims.Holder;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.InMemoryLedger;
import io.guerdon.ledger.Outcome;
import io.guerdon.member.StoredMember.Standing;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    private final MembersFixture demo = new MembersFixture();
    private final Identifiers identifiers = demo.members.identifiers();
    private ChainId ann = new ChainId(DEMO, new io.guerdon.unit.MemberId("nobody"));

    @BeforeEach
    void enrol() {
        ann = demo.enrolled("ann", PHONE, CARD);
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void addsACardOnce() {
        Outcome.Committed added = (Outcome.Committed) identifiers.add(OTHER_CARD, call(ann, "k1"));

        assertThat(added.entry().kind()).isEqualTo(EntryKind.IDENTIFIER_ADD);
        assertThat(demo.find("card:6200002")).isEqualTo(found(ann));
        assertThat(identifiers.add(OTHER_CARD, call(ann, "k1"))).isEqualTo(new Outcome.Replayed(added.entry()));
        assertThat(code(identifiers.add(PHONE, call(ann, "k1")))).isEqualTo("idempotency-key-reused");
        assertThat(demo.identifiers(ann)).containsExactly(PHONE, CARD, OTHER_CARD);
    }

    @Test
    void refusesToAddWhatSomebodyHas() {
        ChainId bob = demo.enrolled("bob", OTHER_CARD);

        Outcome refused = identifiers.add(OTHER_CARD, call(ann, "k1"));

        assertThat(code(refused)).isEqualTo("identifier-taken");
        assertThat(((Outcome.Refused) refused).refusal().facts())
                .containsEntry("type", "card")
                .containsEntry("member", bob.owner().value());
        assertThat(code(identifiers.add(CARD, call(ann, "k2")))).isEqualTo("identifier-taken");
    }

    @Test
    void anAdditionThatCrashedBeforeItsEntryFindsNobodyAndBlocksNobody() {
        Blinding blinding = new Blinding(Keys.ONE, DEMO);
        demo.ledger
                .stores()
                .claims()
                .take(List.of(new Holder(
                        blinding.claim(OTHER_CARD), ann, call(ann, "crashed").key())));

        assertThat(demo.find("card:6200002")).isEqualTo(missed(new MemberRefusal.MemberNotFound()));
        ChainId bob = demo.enrolled("bob", OTHER_CARD);
        assertThat(demo.find("card:6200002")).isEqualTo(found(bob));
        assertThat(demo.identifiers(ann)).containsExactly(PHONE, CARD);
    }

    @Test
    void anAdditionThatCrashedBeforeTheFileIsFinishedByItsRepeat() {
        demo.profiles.failing(() -> identifiers.add(OTHER_CARD, call(ann, "k1")));

        assertThat(identifiers.add(OTHER_CARD, call(ann, "k1"))).isInstanceOf(Outcome.Replayed.class);

        assertThat(demo.find("card:6200002")).isEqualTo(found(ann));
    }

    @Test
    void aRemovedIdentifierIsFreeForOthers() {
        assertThat(identifiers.remove(CARD, call(ann, "k1"))).isInstanceOf(Outcome.Committed.class);

        assertThat(demo.find("card:6200001")).isEqualTo(missed(new MemberRefusal.MemberNotFound()));
        assertThat(demo.identifiers(ann)).containsExactly(PHONE);
        ChainId bob = demo.enrolled("bob", CARD);
        assertThat(demo.find("card:6200001")).isEqualTo(found(bob));
        assertThat(code(identifiers.remove(CARD, call(ann, "k2")))).isEqualTo("identifier-not-found");
    }

    @Test
    void aLateRepeatNeitherRemovesNorAddsAgain() {
        identifiers.remove(CARD, call(ann, "remove"));
        identifiers.add(CARD, call(ann, "add"));

        assertThat(identifiers.remove(CARD, call(ann, "remove"))).isInstanceOf(Outcome.Replayed.class);
        assertThat(demo.find("card:6200001")).isEqualTo(found(ann));

        identifiers.remove(CARD, call(ann, "again"));
        assertThat(identifiers.add(CARD, call(ann, "add"))).isInstanceOf(Outcome.Replayed.class);
        assertThat(demo.find("card:6200001")).isEqualTo(missed(new MemberRefusal.MemberNotFound()));
        assertThat(demo.enrol("bob", CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void aRemovalThatCrashedBeforeTheClaimBlocksNobody() {
        Holder claim = demo.ledger
                .stores()
                .claims()
                .holder(new Blinding(Keys.ONE, DEMO).claim(CARD))
                .orElseThrow();
        identifiers.remove(CARD, call(ann, "k1"));
        demo.ledger.stores().claims().take(List.of(claim));

        assertThat(demo.enrol("bob", CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void blocksTheLostCardAndNotTheAccount() {
        assertThat(identifiers.block(CARD, call(ann, "k1"))).isInstanceOf(Outcome.Committed.class);

        assertThat(demo.find("card:6200001")).isEqualTo(barred(ann, new MemberRefusal.CardBlocked()));
        assertThat(demo.find("phone:+8613800000001")).isEqualTo(found(ann));
        assertThat(demo.members.personalData().view(ann).orElseThrow().identifiers())
                .containsExactly(
                        new ListedIdentifier(PHONE, Standing.USABLE), new ListedIdentifier(CARD, Standing.BLOCKED));
        assertThat(demo.enrol("thief", CARD)).isInstanceOf(Enrolment.Existing.class);
    }

    @Test
    void unblocksACardThatWasFoundAndALateRepeatDoesNotBlockItAgain() {
        identifiers.block(CARD, call(ann, "k1"));
        identifiers.unblock(CARD, call(ann, "k2"));
        assertThat(demo.find("card:6200001")).isEqualTo(found(ann));

        assertThat(identifiers.block(CARD, call(ann, "k1"))).isInstanceOf(Outcome.Replayed.class);
        assertThat(demo.find("card:6200001")).isEqualTo(found(ann));
    }

    @Test
    void refusesToBlockWhatIsNoCardOrNotTheMembers() {
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> identifiers.block(PHONE, call(ann, "k1")))
                .withMessageContaining("only a card");
        assertThat(code(identifiers.block(OTHER_CARD, call(ann, "k1")))).isEqualTo("identifier-not-found");
    }

    @Test
    void refusesWhoeverIsNoMember() {
        ChainId nobody = new ChainId(DEMO, new io.guerdon.unit.MemberId("mem_nobody"));

        assertThat(code(identifiers.add(OTHER_CARD, call(nobody, "k1")))).isEqualTo("member-not-found");
        assertThat(code(identifiers.remove(CARD, call(nobody, "k1")))).isEqualTo("member-not-found");
        assertThat(demo.enrol("bob", OTHER_CARD)).isInstanceOf(Enrolment.Enrolled.class);
    }

    @Test
    void anotherProcessServesABlockedCardForTenSecondsAtMost() {
        try (InMemoryLedger second = new InMemoryLedger(demo.ledger.stores(), "w2", demo.clock)) {
            Members others = MembersFixture.members(second, demo.profiles, demo.clock);
            MemberRef card = MemberRef.parse("card:6200001");
            assertThat(others.directory().resolve(DEMO, card)).isEqualTo(found(ann));
            identifiers.block(CARD, call(ann, "k1"));

            demo.clock.advance(Directory.MEMORY.minusMillis(1));
            assertThat(others.directory().resolve(DEMO, card)).isEqualTo(found(ann));
            demo.clock.advance(java.time.Duration.ofMillis(1));
            assertThat(others.directory().resolve(DEMO, card)).isEqualTo(barred(ann, new MemberRefusal.CardBlocked()));
        }
    }
}
