package io.guerdon.embedded.broker;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;

/** Makes topics, as often as a broker that has not been heard of for a second answers that there is none. */
public final class NewTopics {
    private NewTopics() {}

    /** Those that are there already stay as they are. */
    public static void make(Admin admin, List<NewTopic> topics) {
        Awaitility.await().until(() -> areMade(admin, topics));
    }

    private static boolean areMade(Admin admin, List<NewTopic> topics) throws Exception {
        try {
            admin.createTopics(topics).all().get();
            return true;
        } catch (ExecutionException refused) {
            return switch (refused.getCause()) {
                case TopicExistsException _ -> true;
                case InvalidReplicationFactorException _ -> false;
                case null, default -> throw refused;
            };
        }
    }
}
