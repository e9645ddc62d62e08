package io.guerdon.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/** Purchases that arrive at a rate, whatever the service does about them. */
public final class OpenLoadSimulation extends Simulation {
    {
        setUp(scenario("open load")
                        .exec(Till.earn())
                        .injectOpen(constantUsersPerSec(Till.rate())
                                .during(Till.seconds())
                                .randomized()))
                .protocols(Till.protocol().shareConnections())
                .assertions(global().failedRequests().count().is(0L));
    }
}
