package io.guerdon.load;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/** 64 tills earn for one and the same member; nothing may fail. */
public final class HotMemberSimulation extends Simulation {
    {
        setUp(scenario("hot member")
                        .exec(repeat(50).on(Till.earnForOne()))
                        .injectClosed(constantConcurrentUsers(64).during(Till.seconds())))
                .protocols(Till.protocol())
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().requestsPerSec().gte(300.0));
    }
}
