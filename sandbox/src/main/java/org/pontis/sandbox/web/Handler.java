package org.pontis.sandbox.web;

/** Answers one request. */
@FunctionalInterface
public interface Handler {

    Response handle(Request request) throws Exception;
}
