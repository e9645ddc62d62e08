package io.guerdon.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.reconciliation.Discrepancy;
import io.guerdon.reconciliation.Discrepancy.Adjusting;
import io.guerdon.reconciliation.Discrepancy.Sort;
import io.guerdon.reconciliation.Discrepancy.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Discrepancies as earlier releases left them are read. */
class DiscrepancyFormTest {
    @Test
    void whoeverWasAboutToAdjustWhenThatHadNoTimeHasEnded() {
        Standing standing = new Standing(
                new Adjusting(List.of("killed"), Instant.parse("2026-12-02T00:00:00Z")), Optional.empty(), 3);
        Discrepancy one = new Discrepancy(7, Sort.MISSING_HERE, Optional.empty(), Optional.empty(), Set.of(), standing);
        Document document = DiscrepancyForm.document("demo/cafe-1/1", one);
        assertThat(DiscrepancyForm.read(document)).isEqualTo(one);

        document.remove("adjustingLatest");

        assertThat(DiscrepancyForm.read(document).standing().adjusting())
                .isEqualTo(new Adjusting(List.of("killed"), Instant.EPOCH));
    }
}
