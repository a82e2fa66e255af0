package org.pontis.sandbox.operator.mss;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.operator.FaultyLine;
import org.pontis.sandbox.operator.MobileOperator;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Order;
import org.pontis.sandbox.operator.Purpose;
import org.pontis.sandbox.operator.Sim;
import org.pontis.sandbox.operator.Transaction;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The operator's interface for relying parties that speak MSS. */
public final class MssRest {

    private static final String BASE = "/mss/rest/service/";

    /** Numbers that stand for a fault, as the Swiss operator has them: the last three digits say which. */
    private static final String TEST_NUMBERS = "\\+41000092([0-9]{3})";

    private final MobileOperator operator;
    private final CertificateAuthority authority;
    private final Partner partner;
    private final Replies replies;
    private final Profiles profiles;
    private final Statuses statuses;
    private final FaultyLine line;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    public MssRest(MobileOperator operator, CertificateAuthority authority, Partner partner, InstantSource clock) {
        this.operator = operator;
        this.authority = authority;
        this.partner = partner;
        this.replies = new Replies(partner, clock);
        this.profiles = new Profiles(operator, replies);
        this.statuses = new Statuses(operator.faults(), replies);
        this.line = new FaultyLine(
                operator.faults(), status -> Response.error(status, "HTTP_" + status, "Something between us failed."));
    }

    public void addTo(Site site) {
        site.post(BASE + "sign", guarded(this::sign));
        site.post(BASE + "status", guarded(this::status));
        site.post(BASE + "profile", guarded(this::profile));
        site.post(BASE + "cancel", guarded(this::cancel));
    }

    private Handler guarded(Handler handler) {
        return line.over(request -> {
            try {
                return handler.handle(request);
            } catch (MssFault fault) {
                return fault.response();
            }
        });
    }

    private Response sign(Request request) throws MssFault {
        Message message = authorized(request, "MSS_SignatureReq");
        SignatureRequest wanted = SignatureRequest.read(message, partner);
        playedFault(wanted.phone());
        if (!used.add(message.transaction() + " " + message.instant())) {
            throw MssFault.of(Code.WRONG_PARAM, "AP_TransID was used before");
        }
        Sim sim = operator.client(wanted.phone(), Optional.empty()).orElseThrow(() -> MssFault.of(Code.UNKNOWN_CLIENT));
        if (!sim.roles().contains(wanted.role())) {
            throw MssFault.of(Code.UNSUPPORTED_PROFILE);
        }
        if (operator.isBusy(wanted.phone())) {
            throw MssFault.of(Code.PB_SIGNATURE_PROCESS);
        }
        Transaction transaction = operator.begin(order(wanted));
        Map<String, Object> reply = replies.reply(message.transaction(), message.instant(), "1", "2");
        reply.put("MSSP_TransID", transaction.id());
        reply.put("MobileUser", Map.of("MSISDN", wanted.phone().value()));
        reply.put("SignatureProfile", wanted.profile());
        reply.put("Status", Replies.status(Code.REQUEST_OK));
        return answer("MSS_SignatureResp", reply, wanted.phone());
    }

    private Order order(SignatureRequest wanted) {
        String phone = wanted.phone().value();
        return new Order(
                wanted.phone(),
                Optional.empty(),
                Purpose.AUTHENTICATION,
                Optional.of(wanted.role()),
                wanted.text(),
                wanted.code(),
                wanted.patience(),
                new Cms(authority, operator.faults(), phone, wanted.text()));
    }

    private Response status(Request request) throws MssFault {
        Message message = authorized(request, "MSS_StatusReq");
        Transaction transaction = find(message);
        PhoneNumber phone = transaction.order().number();
        playedFault(phone);
        return answer("MSS_StatusResp", statuses.reply(message, transaction), phone);
    }

    private Response profile(Request request) throws MssFault {
        Message message = authorized(request, "MSS_ProfileReq");
        PhoneNumber phone = message.phone();
        playedFault(phone);
        return answer("MSS_ProfileResp", profiles.reply(message), phone);
    }

    private Response cancel(Request request) throws MssFault {
        Message message = authorized(request, "MSS_CancelReq");
        Transaction transaction = find(message);
        operator.withdraw(transaction);
        Map<String, Object> reply = replies.reply(message.transaction(), message.instant(), "1", "1");
        reply.put("Status", Replies.status(Code.REQUEST_OK));
        return answer("MSS_CancelResp", reply, transaction.order().number());
    }

    private Message authorized(Request request, String root) throws MssFault {
        Message message = Message.of(request, root);
        message.authorize(partner);
        return message;
    }

    private Transaction find(Message message) throws MssFault {
        return operator.find(message.required("/MSSP_TransID"))
                .filter(known ->
                        !plays(OperatorFaults.SESSION_LOST, known.order().number()))
                .orElseThrow(() -> MssFault.of(Code.WRONG_PARAM, "Unknown MSSP_TransID"));
    }

    private void playedFault(PhoneNumber phone) throws MssFault {
        if (phone.value().matches(TEST_NUMBERS)) {
            throw MssFault.of(Integer.parseInt(phone.value().replaceFirst(TEST_NUMBERS, "$1")));
        }
        Optional<Integer> code = operator.faults()
                .strike(OperatorFaults.MSS_FAULT, phone.value())
                .map(play -> play.number("code"));
        if (code.isPresent()) {
            throw MssFault.of(code.get());
        }
    }

    private Response answer(String root, Map<String, Object> reply, PhoneNumber phone) {
        FaultyLine.decorate(operator.faults(), phone.value(), reply);
        return Response.json(Map.of(root, reply));
    }

    private boolean plays(Fault fault, PhoneNumber phone) {
        return operator.faults().strike(fault, phone.value()).isPresent();
    }
}
