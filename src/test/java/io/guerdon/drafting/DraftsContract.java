package io.guerdon.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.program.DemoProgram;
import io.guerdon.program.Program;
import io.guerdon.unit.ProgramId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What drafting relies on, on any store. */
public abstract class DraftsContract {
    private static final ProgramId SHOP = new ProgramId("shop");

    private Drafts drafts;

    /** Opens the store without any draft. */
    protected abstract Drafts empty();

    @BeforeEach
    void open() {
        drafts = empty();
    }

    @Test
    void aProgramHasOneDraftTheLatest() {
        drafts.keep(draft(SHOP, 2, "ann"));
        drafts.keep(draft(SHOP, 3, "bob"));

        assertThat(drafts.find(SHOP)).contains(draft(SHOP, 3, "bob"));
        assertThat(draft(SHOP, 3, "bob").basedOn()).isEqualTo(2);
    }

    @Test
    void whatIsDiscardedIsGoneAndNobodyElses() {
        drafts.keep(draft(SHOP, 2, "ann"));
        drafts.keep(draft(DemoProgram.ID, 2, "ann"));

        drafts.discard(SHOP);
        drafts.discard(SHOP);

        assertThat(drafts.find(SHOP)).isEmpty();
        assertThat(drafts.find(DemoProgram.ID)).contains(draft(DemoProgram.ID, 2, "ann"));
    }

    @Test
    void theDraftOfALaterRevisionStaysWhereAnEarlierOneIsDiscarded() {
        drafts.keep(draft(SHOP, 3, "bob"));
        drafts.discard(SHOP, 2);
        assertThat(drafts.find(SHOP)).contains(draft(SHOP, 3, "bob"));

        drafts.discard(SHOP, 3);
        assertThat(drafts.find(SHOP)).isEmpty();
    }

    private static Draft draft(ProgramId id, int revision, String by) {
        Program demo = DemoProgram.program();
        Program program = new Program(id, revision, demo.place(), demo.policies(), demo.merchants());
        return new Draft(program, Instant.parse("2026-06-01T00:00:00.123Z"), by);
    }
}
