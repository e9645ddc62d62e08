package io.guerdon.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.ledger.EntryKey;
import io.guerdon.unit.DefinitionId;
import io.guerdon.unit.ProgramId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What codes rely on in the store of their batches. */
public abstract class CodeBatchesContract {
    private static final ProgramId SHOP = new ProgramId("shop");
    private static final ProgramId OTHER = new ProgramId("other");

    /** A store without batches. */
    protected abstract CodeBatches empty();

    @Test
    void aBatchIsFoundByItsNumberAndByItsRequest() {
        CodeBatches batches = empty();
        assertThat(batches.latest(SHOP)).isZero();
        assertThat(batches.add(batch(SHOP, 1, "k1"))).isTrue();
        assertThat(batches.add(batch(SHOP, 2, "k2"))).isTrue();

        assertThat(batches.latest(SHOP)).isEqualTo(2);
        assertThat(batches.latest(OTHER)).isZero();
        assertThat(batches.find(SHOP, 1)).isEqualTo(Optional.of(batch(SHOP, 1, "k1")));
        assertThat(batches.madeBy(SHOP, new EntryKey("k2"))).isEqualTo(Optional.of(batch(SHOP, 2, "k2")));
        assertThat(batches.find(OTHER, 1)).isEmpty();
    }

    @Test
    void aNumberAndARequestHaveOneBatch() {
        CodeBatches batches = empty();
        assertThat(batches.add(batch(SHOP, 1, "k1"))).isTrue();

        assertThat(batches.add(batch(SHOP, 1, "k2"))).isFalse();
        assertThat(batches.add(batch(SHOP, 2, "k1"))).isFalse();
        assertThat(batches.add(batch(OTHER, 1, "k1"))).isTrue();
        assertThat(batches.latest(SHOP)).isEqualTo(1);
    }

    private static CodeBatch batch(ProgramId program, int number, String request) {
        CodeBatch.Order order = new CodeBatch.Order(new DefinitionId("few"), 5);
        return new CodeBatch(program, number, order, new EntryKey(request), "00ff".repeat(16));
    }
}
