package io.guerdon.member;

import static io.guerdon.member.MembersFixture.ANN;
import static io.guerdon.member.MembersFixture.CARD;
import static io.guerdon.member.MembersFixture.DEMO;
import static io.guerdon.member.MembersFixture.PHONE;
import static io.guerdon.member.MembersFixture.call;
import static io.guerdon.member.MembersFixture.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.AccountState;
import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Fold;
import io.guerdon.ledger.Journal.StoredEntry;
import io.guerdon.ledger.Outcome;
import io.guerdon.unit.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    private final MembersFixture demo = new MembersFixture();
    private final PersonalData data = demo.members.personalData();
    private final ChainId ann = demo.enrolled("ann", ANN, PHONE, CARD);

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void replacesTheProfile() {
        Profile changed = new Profile(Optional.of("Ann Li"), Optional.empty(), Optional.empty());

        assertThat(data.update(ann, changed)).isEmpty();

        assertThat(data.profile(ann)).isEqualTo(changed);
        assertThat(data.update(new ChainId(DEMO, new MemberId("mem_nobody")), changed))
                .contains(new MemberRefusal.MemberNotFound());
    }

    @Test
    void exportsEverything() {
        for (int i = 0; i < 1_500; i++) {
            demo.members.statuses().suspend(call(ann, "k" + i));
        }

        MemberExport export = data.export(ann).orElseThrow();

        assertThat(export.member().identifiers()).hasSize(2);
        assertThat(export.profile()).isEqualTo(ANN);
        List<Long> seqs = export.entries().map(io.guerdon.ledger.Entry::seq).toList();
        assertThat(seqs).hasSize(1_501).isSorted().doesNotHaveDuplicates().startsWith(1L);
        assertThat(data.export(new ChainId(DEMO, new MemberId("mem_nobody")))).isEmpty();
    }

    @Test
    void erasureDestroysTheKeyAndTheDataAndFreesTheIdentifiers() {
        demo.find("card:6200001");

        Outcome.Committed erased = (Outcome.Committed) data.erase(call(ann, "k1"));

        assertThat(erased.entry().kind()).isEqualTo(EntryKind.STATUS);
        StoredMember stored = demo.profiles.find(ann).orElseThrow();
        assertThat(stored.personal()).isEmpty();
        assertThat(stored.handles()).isEmpty();
        assertThat(demo.ledger.stores().claims().size()).isZero();
        MemberView shown = data.view(ann).orElseThrow();
        assertThat(shown.status()).isEqualTo(AccountStatus.CLOSED);
        assertThat(shown.identifiers()).isEmpty();
        assertThat(shown.erasedAt()).contains(erased.entry().recordedAt());
        assertThat(data.profile(ann)).isEqualTo(Profile.EMPTY);
        assertThat(data.update(ann, ANN)).contains(new MemberRefusal.MemberErased());
        assertThat(demo.find("card:6200001")).isInstanceOf(Resolution.Missed.class);
        ChainId bob = demo.enrolled("bob", CARD);
        assertThat(demo.find("card:6200001")).isEqualTo(found(bob));
    }

    @Test
    void theLedgerStillVerifiesAfterErasureAndNeverHadPersonalData() {
        data.erase(call(ann, "k1"));

        AccountState state = AccountState.empty(ann);
        for (StoredEntry stored : demo.ledger
                .stores()
                .journal()
                .chains()
                .map(StoredEntry.class::cast)
                .toList()) {
            assertThat(stored.recomputed()).isEqualTo(stored.entry().digest());
            assertThat(stored.entry().toString())
                    .doesNotContain("Ann")
                    .doesNotContain("13800000001", "6200001", "1990");
            state = Fold.apply(state, stored.entry());
        }
        assertThat(state.seq()).isEqualTo(2);
        assertThat(state.status()).isEqualTo(AccountStatus.CLOSED);
    }

    @Test
    void anErasureThatCrashedIsFinishedByItsRepeat() {
        demo.profiles.failing(() -> data.erase(call(ann, "k1")));
        assertThat(demo.profiles.find(ann).orElseThrow().personal()).isPresent();

        assertThat(data.erase(call(ann, "k1"))).isInstanceOf(Outcome.Replayed.class);

        assertThat(demo.profiles.find(ann).orElseThrow().personal()).isEmpty();
        assertThat(demo.ledger.stores().claims().size()).isZero();
    }

    @Test
    void aLateRepeatOfTheEnrolmentBringsNothingBack() {
        data.erase(call(ann, "k1"));

        assertThat(demo.enrol("ann", ANN, PHONE, CARD)).isInstanceOf(Enrolment.Repeated.class);

        assertThat(demo.ledger.stores().claims().size()).isZero();
        assertThat(demo.profiles.find(ann).orElseThrow().personal()).isEmpty();
        assertThat(data.view(ann).orElseThrow().identifiers()).isEmpty();
    }

    @Test
    void aTokenFindsItsMember() {
        MemberToken token = demo.members.directory().token(ann);

        assertThat(demo.find("token:" + token.text())).isEqualTo(found(ann));
        demo.clock.advance(Members.Limits.USUAL.tokenLifetime().plusSeconds(1));
        assertThat(demo.find("token:" + token.text()))
                .isEqualTo(MembersFixture.barred(ann, new MemberRefusal.MemberTokenExpired()));
        MemberRef shown = MemberRef.parse("token:" + token.text());
        Instant then = demo.clock.instant().minusSeconds(2);
        assertThat(demo.members.directory().resolve(ann.program(), shown, then)).isEqualTo(found(ann));
        assertThat(demo.find("token:x")).isEqualTo(MembersFixture.missed(new MemberRefusal.MemberTokenInvalid()));
    }
}
