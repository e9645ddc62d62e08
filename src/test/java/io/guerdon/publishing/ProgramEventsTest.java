package io.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guerdon.unit.ProgramId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramEventsTest {
    @Test
    void theTypesAreThoseThatAreDescribed() throws IOException {
        try (Stream<Path> described = Files.list(Path.of("docs/events"))) {
            List<String> types = described
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .filter(name -> !name.equals("io.guerdon.partner.entry.v1"))
                    .toList();
            assertThat(ProgramEvents.allTypes()).isEqualTo(new TreeSet<>(types));
        }
    }

    @Test
    void theTopicsAreNamedAfterTheProgram() {
        assertThat(ProgramEvents.topics(new ProgramId("demo")))
                .containsExactly("guerdon.demo.members", "guerdon.demo.gift-cards", "guerdon.demo.terminals");
    }
}
