package io.guerdon.member;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On the real engine. */
@EnabledIfEnvironmentVariable(named = "SPRING_MONGODB_URI", matches = ".+")
class RealMembersTest extends StoredMembersContract {
    @Override
    String connectionString() {
        return System.getenv("SPRING_MONGODB_URI");
    }
}
