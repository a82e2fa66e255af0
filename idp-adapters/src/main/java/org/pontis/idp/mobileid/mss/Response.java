package org.pontis.idp.mobileid.mss;

import java.util.Optional;

import org.pontis.broker.LoginProblem;
import org.pontis.idp.mobileid.line.Reply;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Subscriber;

/** What came back for a request; nothing in it is believed to be about this request before it was asked so. */
record Response(Message message, Reply reply) {

    /** A text in the answer. */
    Optional<String> text(String pointer) {
        return reply.text("/" + message.type() + "Resp" + pointer);
    }

    /** The status; an answer that is a fault has none. */
    Optional<String> status() {
        return text("/Status/StatusCode/Value").filter(said -> reply.isOk());
    }

    /** Whether the operator has accepted this request and no other. */
    boolean isOk() {
        return status().filter(Statuses.REQUEST_OK::equals).isPresent() && isToUs();
    }

    /** Whether the answer is to this request and to no other. */
    boolean isToUs() {
        return text("/AP_Info/AP_TransID").filter(message.transaction()::equals).isPresent();
    }

    /** Whether the answer names the phone we asked for; operators write it with and without the plus. */
    boolean isAbout(Subscriber who) {
        String number = who.phone().value();
        return text("/MobileUser/MSISDN")
                .filter(said -> said.equals(number) || said.equals(number.substring(1)))
                .isPresent();
    }

    /** What went wrong, if it is not the answer that was expected: one to another request is as bad as a forged one. */
    LoginProblem problem() {
        return status().map(status -> status.equals(Statuses.REQUEST_OK) ? MobileProblems.FORGED : Statuses.of(status))
                .orElseGet(() -> Statuses.of(reply));
    }
}
