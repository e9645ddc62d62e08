package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkTest {
    @Test
    void remembersWhatWasNotThere() {
        Mark mark = Mark.NONE.with(List.of(1L, 2L, 5L), List.of(3L, 4L));

        assertThat(mark).isEqualTo(new Mark(5, Set.of(3L, 4L)));
        assertThat(mark.covers(3)).isFalse();
        assertThat(mark.covers(5)).isTrue();
        assertThat(mark.floor()).isEqualTo(2);
    }

    @Test
    void fillsAHole() {
        Mark mark = new Mark(5, Set.of(3L, 4L)).with(List.of(4L), List.of());

        assertThat(mark).isEqualTo(new Mark(5, Set.of(3L)));
    }

    @Test
    void takesNoHoleFromWhatWasDoneBefore() {
        assertThat(new Mark(5, Set.of()).with(List.of(8L), List.of(4L, 6L))).isEqualTo(new Mark(8, Set.of(6L)));
    }

    @Test
    void dropsHolesFarBehind() {
        assertThat(new Mark(5, Set.of(3L)).with(List.of(1_000_000L), List.of()).holes())
                .isEmpty();
    }

    @Test
    void neverGoesBack() {
        assertThat(new Mark(5, Set.of()).upTo(3).n()).isEqualTo(5);
    }
}
