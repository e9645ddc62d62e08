package io.guerdon.web;

/** Nothing more needs to be said. */
record EmptyBody() {
    static final EmptyBody NOTHING = new EmptyBody();
}
