package org.pontis.eidas.http.page;

/**
 * A file that pages refer to. Its path changes with the content, so that it may be kept for ever:
 * {@code Cache-Control: public, max-age=31536000, immutable}.
 *
 * @param bytes not to be changed
 * @param contentType such as {@code text/css; charset=utf-8}
 * @param etag with its quotation marks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Asset(byte[] bytes, String contentType, String etag) {}
