package io.guerdon.publishing;

/**
 * A CloudEvent on its way to the broker.
 *
 * @param topic where to
 * @param key events of one key keep their order
 * @param body structured JSON
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the encoder to the producer as it is
public record Event(String topic, String key, byte[] body) {
    /** The content type of every body. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";
}
