package org.pontis.sandbox.operator.mss;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Outcome;
import org.pontis.sandbox.operator.Result;
import org.pontis.sandbox.operator.Transaction;
import org.pontis.sandbox.phones.PhoneNumber;

/** Tells how far a transaction is: outstanding, signed, or over with a fault. */
final class Statuses {

    private static final PhoneNumber SOMEBODY_ELSE = new PhoneNumber("+34600000999");

    private final Faults faults;
    private final Replies replies;
    private Optional<String> lastSignature = Optional.empty();

    Statuses(Faults faults, Replies replies) {
        this.faults = faults;
        this.replies = replies;
    }

    Map<String, Object> reply(Message message, Transaction transaction) throws MssFault {
        PhoneNumber phone = transaction.order().number();
        String id = plays(OperatorFaults.WRONG_ECHO, phone) ? "another" : message.transaction();
        Map<String, Object> reply = replies.reply(id, message.instant(), "1", "1");
        PhoneNumber named = plays(OperatorFaults.WRONG_NUMBER, phone) ? SOMEBODY_ELSE : phone;
        reply.put("MobileUser", Map.of("MSISDN", named.value()));
        switch (transaction.result().getNow(null)) {
            case null -> reply.put("Status", Replies.status(Code.OUTSTANDING_TRANSACTION));
            case Result.Ended ended -> reply.put("Status", Replies.status(statusOrFault(ended.outcome())));
            case Result.Signed signed -> {
                addSignature(reply, phone, signed);
                reply.put("Status", status(phone));
            }
        }
        return reply;
    }

    private synchronized void addSignature(Map<String, Object> reply, PhoneNumber phone, Result.Signed signed) {
        String own = Base64.getEncoder().encodeToString(signed.value());
        String shown = lastSignature
                .filter(last -> plays(OperatorFaults.REPLAY, phone))
                .orElse(own);
        lastSignature = Optional.of(own);
        if (!plays(OperatorFaults.NO_SIGNATURE, phone)) {
            reply.put("MSS_Signature", Map.of("Base64Signature", shown));
        }
    }

    private Map<String, Object> status(PhoneNumber phone) {
        if (plays(OperatorFaults.UNKNOWN_RESULT, phone)) {
            return Map.of("StatusCode", Map.of("Value", "599"), "StatusMessage", "OK_WITH_REMARKS");
        }
        return Replies.status(faults.strike(OperatorFaults.MSS_STATUS, phone.value())
                .flatMap(play -> Code.of(play.number("code")))
                .orElse(Code.SIGNATURE));
    }

    private static Code statusOrFault(Outcome outcome) throws MssFault {
        Code code =
                switch (outcome) {
                    case NOT_CLIENT -> Code.UNKNOWN_CLIENT;
                    case CANCELLED -> Code.USER_CANCEL;
                    case TIMEOUT -> Code.EXPIRED_TRANSACTION;
                    case PHONE_ABSENT, DELIVERY_ERROR -> Code.OTA_ERROR;
                    case SIM_ERROR -> Code.NO_KEY_FOUND;
                    case HASH_MISMATCH -> Code.INVALID_SIGNATURE;
                    case PIN_BLOCKED -> Code.PIN_NR_BLOCKED;
                };
        if (!code.isStatus()) {
            throw MssFault.of(code);
        }
        return code;
    }

    private boolean plays(Fault fault, PhoneNumber phone) {
        return faults.strike(fault, phone.value()).isPresent();
    }
}
