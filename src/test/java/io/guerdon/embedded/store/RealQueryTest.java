package io.guerdon.embedded.store;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same contract on the real engine, so that the embedded store is held to what that one does. */
@EnabledIfEnvironmentVariable(named = "SPRING_MONGODB_URI", matches = ".+")
class RealQueryTest extends QueryContract {
    @Override
    String connectionString() {
        return Stores.real();
    }
}
