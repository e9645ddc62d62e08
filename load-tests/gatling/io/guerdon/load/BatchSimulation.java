package io.guerdon.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;

/** Four offices send batches of a thousand purchases; every line must succeed. */
public final class BatchSimulation extends Simulation {
    private static final int LINES = 1_000;

    {
        setUp(scenario("batch")
                        .exec(exec(http("batch")
                                .post("/v1/batches")
                                .header("Content-Type", "application/x-ndjson")
                                .body(StringBody(_ -> Till.batch(LINES)))
                                .check(
                                        status().is(200),
                                        bodyString()
                                                .transform(Till::acknowledgeBatch)
                                                .is(LINES))))
                        .injectClosed(constantConcurrentUsers(4).during(Till.seconds())))
                .protocols(Till.protocol())
                .assertions(global().failedRequests().count().is(0L));
    }
}
