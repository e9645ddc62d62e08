package io.guerdon.load;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Simulation;

/** A shop's day: 70% earn, 15% redeem, 10% balance, 5% return, from 64 tills; nothing may fail. */
public final class TillMixSimulation extends Simulation {
    {
        var mix = randomSwitch()
                .on(
                        percent(70).then(Till.earn()),
                        percent(15).then(Till.redeem()),
                        percent(10).then(Till.balance()),
                        percent(5)
                                .then(doIfOrElse(session -> session.contains("receipt"))
                                        .then(Till.giveBack())
                                        .orElse(Till.balance())));
        setUp(scenario("till mix")
                        .exec(Till.earn())
                        .exec(repeat(50).on(exec(mix)))
                        .injectClosed(constantConcurrentUsers(64).during(Till.seconds())))
                .protocols(Till.protocol())
                .assertions(global().failedRequests().count().is(0L));
    }
}
