package io.guerdon.member;

import static io.guerdon.member.MembersFixture.CARD;
import static io.guerdon.member.MembersFixture.DEMO;
import static io.guerdon.member.MembersFixture.OTHER_CARD;
import static io.guerdon.member.MembersFixture.call;
import static io.guerdon.member.MembersFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guerdon.ledger.AccountStatus;
import io.guerdon.ledger.Actor;
import io.guerdon.ledger.Call;
import io.guerdon.ledger.ChainId;
import io.guerdon.ledger.EntryKey;
import io.guerdon.ledger.EntryKind;
import io.guerdon.ledger.Outcome;
import io.guerdon.unit.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private final MembersFixture demo = new MembersFixture();
    private final Statuses statuses = demo.members.statuses();
    private final ChainId ann = demo.enrolled("ann", CARD);

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void suspendsActivatesAndClosesWithAReason() {
        Outcome.Committed suspended = (Outcome.Committed) statuses.suspend(call(ann, "k1"));
        assertThat(suspended.entry().kind()).isEqualTo(EntryKind.STATUS);
        assertThat(suspended.entry().draft().why().actor().reason()).isEqualTo("asked for it");
        assertThat(status()).isEqualTo(AccountStatus.SUSPENDED);

        statuses.activate(call(ann, "k2"));
        assertThat(status()).isEqualTo(AccountStatus.ACTIVE);

        statuses.close(call(ann, "k3"));
        assertThat(status()).isEqualTo(AccountStatus.CLOSED);
        assertThat(statuses.suspend(call(ann, "k1"))).isEqualTo(new Outcome.Replayed(suspended.entry()));
        assertThat(status()).isEqualTo(AccountStatus.CLOSED);
    }

    @Test
    void aClosedMemberStaysClosedAndGetsNothingNew() {
        statuses.close(call(ann, "k1"));

        assertThat(code(statuses.activate(call(ann, "k2")))).isEqualTo("account-closed");
        assertThat(code(demo.members.identifiers().add(OTHER_CARD, call(ann, "k3"))))
                .isEqualTo("account-closed");
        assertThat(demo.members.identifiers().remove(CARD, call(ann, "k4"))).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void refusesWithoutAReasonAndForWhoeverIsNoMember() {
        Call silent = new Call(ann, EntryKey.ofCaller("", "k1"), Actor.ENGINE);
        assertThatExceptionOfType(InvalidMemberField.class)
                .isThrownBy(() -> statuses.suspend(silent))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("reason"));
        assertThat(code(statuses.close(call(new ChainId(DEMO, new MemberId("mem_nobody")), "k1"))))
                .isEqualTo("member-not-found");
    }

    private AccountStatus status() {
        return demo.members.personalData().view(ann).orElseThrow().status();
    }
}
