package io.guerdon.load.bench;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says where events go: the broker inside the service is at another address in every run. */
@RestController
@Profile("bench")
class BrokerController {
    private final KafkaConnectionDetails broker;

    BrokerController(KafkaConnectionDetails broker) {
        this.broker = broker;
    }

    @GetMapping("/bench/broker")
    String broker() {
        return String.join(",", broker.getBootstrapServers());
    }
}
