package io.guerdon.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.MemberId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that a program's chains are read in. */
class PartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"A", "ann", "mem_2", "mem_6", "mem_62", "mem_c", "mem_bzz", "mem_w", "mem_w2", "mem_z", "zoe"})
    void everyOwnerIsInOneOfThem(String owner) {
        MemberId member = new MemberId(owner);

        assertThat(Part.ALL.stream().filter(part -> owner.compareTo(part.after()) > 0 && part.has(member)))
                .hasSize(1);
    }
}
