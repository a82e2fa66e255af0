package org.pontis.idp.sms.smpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jsmpp.session.SMPPSession;
import org.pontis.idp.sms.centre.Backoff;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.Transport;
import org.pontis.idp.sms.centre.Verdict;
import org.pontis.idp.sms.text.Segment;

/**
 * Hands a message over part by part. A centre that has the first part must get the others too, because phones join only what
 * came the same way: these are tried again at this centre until the deadline.
 */
final class SmppTransport implements Transport {

    /** The validity period counts in seconds. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SmppLink link;
    private final SubmitSm submitSm;
    private final Backoff backoff;

    SmppTransport(SmppLink link, SmppSettings settings) {
        this.link = link;
        this.submitSm = new SubmitSm(settings.sender());
        this.backoff = settings.pace().retry();
    }

    @Override
    public boolean connected() {
        return link.session().isPresent();
    }

    @Override
    public Verdict submit(Message message, Deadline deadline) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (Segment segment : message.segments()) {
            Verdict verdict = submit(message, segment);
            for (int attempt = 1; !ids.isEmpty() && mayHaveAnother(verdict) && !deadline.over(); attempt++) {
                Thread.sleep(backoff.after(attempt));
                verdict = submit(message, segment);
            }
            if (!(verdict instanceof Verdict.Accepted accepted)) {
                return ids.isEmpty() ? verdict : new Verdict.Uncertain(ids, "a later part was not taken");
            }
            ids.addAll(accepted.ids());
        }
        return new Verdict.Accepted(ids);
    }

    private static boolean mayHaveAnother(Verdict verdict) {
        return verdict instanceof Verdict.Busy || verdict instanceof Verdict.Refused;
    }

    private Verdict submit(Message message, Segment segment) throws InterruptedException {
        Optional<SMPPSession> session = link.session();
        if (session.isEmpty()) {
            return new Verdict.Refused("no link");
        }
        Duration validity = message.validUntil().left();
        return submitSm.submit(
                session.get(), message.to(), segment, validity.compareTo(SHORTEST) < 0 ? SHORTEST : validity);
    }

    @Override
    public void close() {
        link.close();
    }
}
