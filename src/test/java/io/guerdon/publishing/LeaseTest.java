package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.publishing.Registration.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    private final InMemoryWriters writers = new InMemoryWriters();
    private final Lease lease = Lease.register(writers, "a", LENGTH, LENGTH, START);

    @Test
    void savesProgressWithTheRenewal() {
        lease.published(new Mark(7, Set.of()));
        lease.snapshotted(5);

        assertThat(lease.keep(START.plusMillis(200))).isTrue();
        Registration saved = writers.find("a").orElseThrow();
        assertThat(saved.published().n()).isEqualTo(7);
        assertThat(saved.snapshotted()).isEqualTo(5);
        assertThat(saved.tenure().until()).isEqualTo(START.plusMillis(10_200));
    }

    @Test
    void writesNothingWhereNothingChangedAndTheLeaseIsFresh() {
        lease.keep(START.plusMillis(500));
        assertThat(writers.find("a").orElseThrow().version()).isEqualTo(1);

        lease.keep(START.plusMillis(1_100));
        assertThat(writers.find("a").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void lastsUntilAProcessHasStartedAndIsOfItsUsualLengthFromThenOn() {
        Lease slow = Lease.register(writers, "slow", Duration.ofMinutes(10), LENGTH, START);
        assertThat(writers.find("slow").orElseThrow().lapsed(START.plusSeconds(599)))
                .isFalse();
        assertThat(slow.holds(START.plusSeconds(599))).isTrue();

        slow.keep(START.plusSeconds(20));

        assertThat(writers.find("slow").orElseThrow().tenure().until()).isEqualTo(START.plusSeconds(30));
        assertThat(slow.holds(START.plusSeconds(31))).isFalse();
    }

    @Test
    void onlyOneProcessAdopts() {
        Registration lapsed = writers.find("a").orElseThrow();
        Instant later = START.plusSeconds(11);
        assertThat(lapsed.lapsed(later)).isTrue();

        Optional<Lease> first = Lease.adopt(writers, lapsed, "b", LENGTH, later);
        Optional<Lease> second = Lease.adopt(writers, lapsed, "c", LENGTH, later);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(writers.find("a").orElseThrow().tenure().owner()).isEqualTo("b");
    }

    @Test
    void aLostLeaseNeverComesBack() {
        Lease taken = Lease.adopt(writers, writers.find("a").orElseThrow(), "b", LENGTH, START.plusSeconds(11))
                .orElseThrow();

        assertThat(lease.renew(START.plusSeconds(12))).isFalse();
        assertThat(lease.lost()).isTrue();
        taken.close(START.plusSeconds(13));
        assertThat(lease.renew(START.plusSeconds(14))).isFalse();
        assertThat(writers.find("a").orElseThrow().tenure().standing()).isEqualTo(Standing.CLOSED);
    }

    @Test
    void holdsUntilOthersMayTakeItAndAgainOnceItIsRenewed() {
        assertThat(lease.holds(START.plusMillis(9_999))).isTrue();
        assertThat(lease.holds(START.plusSeconds(10))).isFalse();
        assertThat(lease.lost()).as("nobody has taken it").isFalse();

        lease.renew(START.plusSeconds(12));

        assertThat(lease.holds(START.plusSeconds(21))).isTrue();
        lease.close(START.plusSeconds(21));
        assertThat(lease.holds(START.plusSeconds(21))).isFalse();
    }

    @Test
    void doesNotHoldOnceAnotherHasItWhateverTheClockSays() {
        Lease.adopt(writers, writers.find("a").orElseThrow(), "b", LENGTH, START.plusSeconds(11));
        lease.renew(START);

        assertThat(lease.holds(START)).isFalse();
    }

    /** As where the time of the machine is set back. */
    @Test
    void doesNotHoldForLongerThanItsLengthWhateverTheTimeIs() throws InterruptedException {
        Lease brief = Lease.register(writers, "brief", Duration.ofMillis(1), Duration.ofMillis(1), START);

        Thread.sleep(2);

        assertThat(brief.holds(START.minusSeconds(60))).isFalse();
    }

    @Test
    void whoeverWasForgottenWhileItSleptIsLookedAfterOnceMore() {
        lease.published(new Mark(7, Set.of()));
        Lease.adopt(writers, writers.find("a").orElseThrow(), "b", LENGTH, START.plusSeconds(11))
                .orElseThrow()
                .close(START.plusSeconds(12));
        writers.remove(writers.find("a").orElseThrow());

        assertThat(lease.keep(START.plusSeconds(7_200))).isFalse();

        assertThat(lease.lost()).isTrue();
        Registration back = writers.find("a").orElseThrow();
        assertThat(back.closed()).isTrue();
        assertThat(back.published().n()).isEqualTo(7);
        assertThat(back.tenure().until()).isAfter(START.plusSeconds(7_200));
    }

    @Test
    void survivesAWriteThatWentInWithoutAnAnswer() {
        Registration unanswered = writers.find("a").orElseThrow().renewed(START.plusSeconds(20), Mark.NONE, 0);
        writers.replace(unanswered);
        lease.published(new Mark(3, Set.of()));

        assertThat(lease.renew(START.plusSeconds(1))).isTrue();
        assertThat(lease.lost()).isFalse();
        assertThat(writers.find("a").orElseThrow().published().n()).isEqualTo(3);
    }
}
