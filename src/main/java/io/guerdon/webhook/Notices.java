package io.guerdon.webhook;

import io.guerdon.webhook.Progress.Place;
import java.util.List;

/** Events on their way to one address, read from a place on. */
interface Notices extends AutoCloseable {
    /** The next few events; none where there are none for a moment. */
    List<Notice> next();

    /** The place after everything that was read. */
    Place place();

    /** How many events were not read yet. */
    long waiting();

    @Override
    void close();

    /** Opens what a webhook is sent. */
    interface Source {
        Notices open(Webhook webhook, Place place);
    }
}
