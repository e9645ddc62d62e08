package io.guerdon.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.load.Reconciliation.Result;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private final Reconciliation reconciliation =
            Reconciliation.of(Stream.of("load-1\tent_w-1", "load-2\tent_w-2", "load-2\tent_w-2"));

    @Test
    void passesWhereEachAcknowledgedEntryIsThereOnce() {
        reconciliation.found("load-2", "ent_w-2");
        reconciliation.found("load-1", "ent_w-1");

        assertThat(reconciliation.result()).isEqualTo(new Result(2, 0, 0, 0));
        assertThat(reconciliation.result().passed()).isTrue();
    }

    @Test
    void noticesAnEntryThatIsMissing() {
        reconciliation.found("load-1", "ent_w-1");

        assertThat(reconciliation.result()).isEqualTo(new Result(2, 1, 0, 0));
        assertThat(reconciliation.result().passed()).isFalse();
    }

    @Test
    void noticesAKeyThatHasTwoEntries() {
        reconciliation.found("load-1", "ent_w-1");
        reconciliation.found("load-1", "ent_w-9");
        reconciliation.found("load-2", "ent_w-2");

        assertThat(reconciliation.result()).isEqualTo(new Result(2, 0, 1, 0));
        assertThat(reconciliation.result().passed()).isFalse();
    }

    @Test
    void noticesAnotherEntryThanTheOneAcknowledged() {
        reconciliation.found("load-1", "ent_w-9");
        reconciliation.found("load-2", "ent_w-2");

        assertThat(reconciliation.result()).isEqualTo(new Result(2, 1, 0, 0));
    }

    @Test
    void countsApartWhatWasWrittenWithoutAnAnswer() {
        reconciliation.found("load-1", "ent_w-1");
        reconciliation.found("load-2", "ent_w-2");
        reconciliation.found("load-3", "ent_w-3");

        assertThat(reconciliation.result()).isEqualTo(new Result(2, 0, 0, 1));
    }
}
