package io.guerdon;

import io.guerdon.ledger.Accounts;
import io.guerdon.ledger.CommitListener;
import io.guerdon.ledger.DueWork;
import io.guerdon.ledger.Snapshots;
import io.guerdon.program.Programs;
import io.guerdon.sandbox.Advances;
import io.guerdon.sandbox.SandboxSnapshots;
import io.guerdon.sandbox.SandboxTime;
import io.guerdon.sandbox.Sandboxes;
import io.guerdon.sandbox.TestClocks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What time it is in which program. */
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {
    @Bean
    Sandboxes sandboxes(Programs programs) {
        return new Sandboxes(programs);
    }

    @Bean
    SandboxTime programTime(Sandboxes sandboxes, Advances advances, Programs programs, Clock clock) {
        return new SandboxTime(sandboxes, advances, programs, clock);
    }

    /** Before the others, which then find the snapshot written. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CommitListener sandboxSnapshots(Sandboxes sandboxes, Snapshots snapshots, Accounts accounts) {
        return new SandboxSnapshots(sandboxes, snapshots, accounts);
    }

    @Bean
    TestClocks.Stores testClockStores(Advances advances, Programs programs, Snapshots snapshots) {
        return new TestClocks.Stores(advances, programs, snapshots);
    }

    @Bean
    TestClocks testClocks(SandboxTime time, Sandboxes sandboxes, TestClocks.Stores stores, DueWork dueWork) {
        return new TestClocks(time, sandboxes, stores, dueWork);
    }
}
