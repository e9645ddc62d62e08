package io.guerdon.web;

/** A body that may be long, and is written while it is read instead of being put together first. */
interface Streamed {}
