package org.pontis.idp.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads a body up to a limit and hangs up on the first octet beyond. */
public final class CappedBody implements BodySubscriber<byte[]> {

    /** The body is larger than we are willing to read. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final int limit;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Subscription subscription;

    private CappedBody(int limit) {
        this.limit = limit;
    }

    /**
     * For one answer.
     *
     * @param limit in octets, after which it fails with {@link TooLarge}
     */
    public static BodySubscriber<byte[]> of(ResponseInfo head, int limit) {
        CappedBody body = new CappedBody(limit);
        if (head.headers().firstValueAsLong("Content-Length").orElse(0) > limit) {
            body.body.completeExceptionally(new TooLarge());
        }
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        if (body.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (buffer.remaining() > limit - read.size()) {
                subscription.cancel();
                body.completeExceptionally(new TooLarge());
                return;
            }
            byte[] octets = new byte[buffer.remaining()];
            buffer.get(octets);
            read.writeBytes(octets);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(read.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }
}
