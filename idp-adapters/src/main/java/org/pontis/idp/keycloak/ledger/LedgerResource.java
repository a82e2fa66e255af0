package org.pontis.idp.keycloak.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.pontis.idp.keycloak.ledger.Reading.What;
import org.pontis.idp.ledger.handout.Paths;
import org.pontis.idp.ledger.handout.Receipt;

/** The ledger over HTTP, as {@link org.pontis.idp.ledger} describes it. */
public final class LedgerResource {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Books books;

    public LedgerResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.books = Books.of(session);
    }

    /** The newest checkpoint, signed. */
    @GET
    @Path("checkpoint")
    @Produces(TEXT)
    public Response checkpoint() {
        return fresh(tree(asked(What.LEDGER_ASKED)).note());
    }

    /** With which keys checkpoints were and are signed. */
    @GET
    @Path("keys")
    @Produces(MediaType.APPLICATION_JSON)
    public Response keys() {
        return fresh(LedgerListenerFactory.keys(session).published(realm).json());
    }

    /** That the tree of one size is the beginning of the tree of another. */
    @GET
    @Path("proof/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    public Response consistency(@QueryParam("from") long from, @QueryParam("to") long to) {
        return proof(to, tree -> Paths.text(tree.proofs(books).consistency(from, to)));
    }

    /** That an entry is in the tree of a size. */
    @GET
    @Path("proof/inclusion")
    @Produces(MediaType.APPLICATION_JSON)
    public Response inclusion(@QueryParam("index") long index, @QueryParam("size") long size) {
        return proof(size, tree -> Paths.text(tree.proofs(books).inclusion(index, size)));
    }

    private Response proof(long size, Function<Tree, String> make) {
        Reading reading = asked(What.LEDGER_ASKED);
        Tree tree = tree(reading);
        if (size > tree.leaves()) {
            throw reading.refused(LedgerRefusal.RANGE_WRONG);
        }
        try {
            return fresh(make.apply(tree));
        } catch (IllegalArgumentException noSuchProof) {
            throw reading.refused(LedgerRefusal.RANGE_WRONG);
        }
    }

    /** All entries, page by page; for auditors. */
    @GET
    @Path("entries")
    @Produces("application/jsonl")
    public Response entries(@QueryParam("from") long from, @QueryParam("count") int count) {
        Reading reading = Auditor.mustBe(asked(What.LEDGER_READ));
        Tree tree = tree(reading);
        if (from < 0 || from > tree.leaves() || count < 1 || count > Export.MOST) {
            throw reading.refused(LedgerRefusal.RANGE_WRONG);
        }
        reading.done();
        return fresh(new Export(books, tree).page(from, count));
    }

    /** What a node of eIDAS has done; it authenticates as at the token endpoint. */
    @POST
    @Path("entries")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response enter(@FormParam("lines") String lines) {
        Reading reading = asked(What.LEDGER_ENTERED);
        ClientModel node = client(reading);
        new Border(session, realm, node, reading.byClient(node))
                .enter(lines == null ? List.of() : lines.lines().toList());
        return Response.noContent().build();
    }

    /** For whoever is logged in in this browser, a receipt for an entry about her. */
    @GET
    @Path("receipt/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response receipt(@PathParam("id") String id) {
        AuthResult here = new AppAuthManager().authenticateIdentityCookie(session, realm);
        if (here == null) {
            throw asked(What.RECEIPT_TAKEN).refused(LedgerRefusal.RECEIPT_UNKNOWN);
        }
        return handOut(Receipts.of(session, realm).of(here.user(), id));
    }

    /** For a portal that authenticates as at the token endpoint, a receipt for its last login in a session of hers. */
    @POST
    @Path("receipt")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response receiptOfPortal(@FormParam("sid") String sid) {
        ClientModel portal = client(asked(What.RECEIPT_TAKEN));
        return handOut(Receipts.of(session, realm).of(portal, sid == null ? "" : sid));
    }

    private Reading asked(What what) {
        return Reading.of(session, what);
    }

    private ClientModel client(Reading reading) {
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(EventType.CLIENT_LOGIN);
        ClientModel client =
                AuthorizeClientUtil.authorizeClient(session, event, null).getClient();
        if (client.isPublicClient()) {
            throw reading.byClient(client).refused(LedgerRefusal.CLIENT_PUBLIC);
        }
        return client;
    }

    private static Response handOut(Optional<Receipt> receipt) {
        return receipt.map(one -> Response.fromResponse(fresh(one.text()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"receipt-" + one.entry().id() + ".json\"")
                        .build())
                .orElseThrow(LedgerRefusal.RECEIPT_UNKNOWN::thrown);
    }

    private Tree tree(Reading reading) {
        return Tree.of(realm, books)
                .filter(tree -> tree.note() != null)
                .orElseThrow(() -> reading.refused(LedgerRefusal.LEDGER_EMPTY));
    }

    private static Response fresh(String text) {
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
