package io.guerdon;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The packages use each other only as their package-info allows. */
class ModularityTest {
    @Test
    void packagesUseOnlyWhatTheyMay() {
        ApplicationModules.of(Guerdon.class).verify();
    }
}
