#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/reader.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"
#include "storage/handoffs.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace motcua::api {
namespace {

constexpr std::size_t kMaxItems = 500;
constexpr std::size_t kMaxText = 2000;

Json handoff_json(const storage::Handoff& handoff)
{
    return {{"id", handoff.id},
            {"from", handoff.from},
            {"to", handoff.to},
            {"sent_at", json_of(handoff.sent_at)},
            {"sent_by", handoff.sent_by},
            {"note", json_of(handoff.note)},
            {"state", handoff.open > 0 ? "open" : "closed"},
            {"count", handoff.items},
            {"open", handoff.open}};
}

Json item_json(const storage::HandoffItem& item)
{
    return {{"dossier", item.dossier},
            {"procedure", item.procedure_name},
            {"state", item.state},
            {"closed_at", json_of(item.closed_at)},
            {"closed_by", json_of(item.closed_by)},
            {"reason", json_of(item.reason)}};
}

Response handoff_response(int status, Session& session, std::int64_t id)
{
    Json json = handoff_json(storage::find_handoff(session, id).value());
    Json items = Json::array();
    for (const auto& item : storage::items_of(session, id)) items.push_back(item_json(item));
    json["items"] = std::move(items);
    return json_response(status, json);
}

std::optional<std::int64_t> number_of(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Outcome<storage::Handoff> readable_handoff(Session& session, const Call& call)
{
    const auto id = number_of(call.param(0));
    auto handoff = id ? storage::find_handoff(session, *id) : std::nullopt;
    if (!handoff) return refuse(Reason::unknown_handoff, "", {call.param(0)});
    if (!storage::may_read(session, call.actor(), *handoff)) {
        return refuse(Reason::forbidden_relation, "", {call.account.unit_code, "read"});
    }
    return *std::move(handoff);
}

// The dossiers of a request in the one order everybody locks them in; a code listed twice is a fault.
std::vector<std::string> in_order(Reader& reader, std::vector<std::string> codes)
{
    std::ranges::sort(codes);
    if (const auto twice = std::ranges::adjacent_find(codes); twice != codes.end()) {
        reader.fault(Reason::duplicate_dossier, "dossiers", {*twice});
    }
    return codes;
}

// Does the same with every dossier, collecting what is refused: one refusal undoes the whole, and every loser is named.
template <class One>
Outcome<void> for_all(const std::vector<std::string>& codes, One one)
{
    std::vector<Rejection> refused;
    for (const std::string& code : codes) {
        const Outcome<void> done = one(code);
        if (done) continue;
        Rejection rejection = done.error().rejections.front();
        // Between reading and writing somebody else was faster: begin again with what is now.
        if (rejection.reason == Reason::stale_version) throw storage::Overtaken{};
        rejection.pointer = "/dossiers/" + code;
        refused.push_back(std::move(rejection));
    }
    if (refused.empty()) return {};
    return std::unexpected(Problem{std::move(refused)});
}

struct ManifestForm {
    std::string from;
    std::string to;
    std::vector<std::string> dossiers;
    std::optional<std::string> note = {};
};

Outcome<ManifestForm> read_manifest(const Request& request)
{
    const auto json = parse_body(request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ManifestForm form;
    form.from = reader.text("from", 40);
    form.to = reader.text("to", 40);
    const auto dossiers = reader.optional_texts("dossiers", kMaxItems, 64);
    if (!dossiers || dossiers->empty()) reader.fault(Reason::missing_field, "dossiers");
    form.dossiers = in_order(reader, dossiers.value_or(std::vector<std::string>{}));
    form.note = reader.optional_text("note", kMaxText);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    return form;
}

Outcome<void> check_sides(Session& session, const Call& call, const ManifestForm& form)
{
    const auto to = storage::find_unit(session, form.to);
    if (!to || !to->validity.covers(office_date(call.now))) return refuse(Reason::unknown_unit, "/to", {form.to});
    if (form.from == form.to) return refuse(Reason::invalid_value, "/to", {form.to});
    if (form.from != call.account.unit_code) {
        return refuse(Reason::forbidden_relation, "/from", {call.account.unit_code, "send"});
    }
    return {};
}

Outcome<void> send_one(Session& session, Call& call, const Context& context, const std::string& code, const Send& send)
{
    const auto before = readable_dossier(session, call, code);
    if (!before) return std::unexpected(before.error());
    const auto event = decide(before->dossier, send, context);
    if (!event) return refuse(event.error());
    if (auto after = storage::append(session, *before, *event, {}); !after) return refuse(after.error());
    storage::insert_item(session, send.handoff, code);
    return {};
}

// What the receiver or the giver says to the items of a manifest.
struct Closing {
    Action action = Action::accept;
    std::string_view outcome;
};

struct ClosingForm {
    std::vector<std::string> dossiers;
    std::optional<std::string> reason = {};
};

Outcome<ClosingForm> read_closing(Session& session, const Call& call, const Closing& closing, std::int64_t handoff)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ClosingForm form;
    const auto named = reader.optional_texts("dossiers", kMaxItems, 64);
    form.dossiers = named ? in_order(reader, *named) : storage::open_items(session, handoff);
    if (closing.action == Action::decline) form.reason = reader.text("reason", kMaxText);
    if (closing.action != Action::decline) form.reason = reader.optional_text("reason", kMaxText);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    if (form.dossiers.empty()) return refuse(Reason::nothing_open, "/dossiers", {std::to_string(handoff)});
    return form;
}

Command closing_command(Action action, std::int64_t handoff, std::optional<Seal> reason)
{
    if (action == Action::decline) return Decline{handoff, reason.value_or(Seal{})};
    if (action == Action::recall) return Recall{handoff, std::move(reason)};
    return Accept{handoff};
}

// The contexts of the desks and procedures that come up in one manifest, each made once.
class Contexts {
public:
    Contexts(Session& session, Call& call) : session_(session), call_(call) {}

    const Context& of(const Dossier& dossier)
    {
        const auto key = std::pair{dossier.desk, dossier.procedure_code};
        const auto known = known_.find(key);
        if (known != known_.end()) return known->second;
        Context context;
        if (known_.empty()) {
            context = context_of(session_, call_, dossier.desk, dossier.procedure_code);
        } else {
            // Who acts and where is the same for all.
            context = known_.begin()->second;
            context.calendar = call_.services.calendars.of(session_, dossier.desk);
            context.steps = storage::steps_of(session_, dossier.procedure_code);
        }
        return known_.emplace(key, std::move(context)).first->second;
    }

private:
    Session& session_;
    Call& call_;
    std::map<std::pair<std::string, std::string>, Context> known_;
};

Outcome<void> close_one(Session& session,
                        Contexts& contexts,
                        const Closing& closing,
                        std::int64_t handoff,
                        const std::string& code,
                        const std::optional<std::string>& reason)
{
    const auto before = storage::find_stored(session, code);
    if (!before) return refuse(Reason::unknown_dossier, "", {code});
    if (!before->dossier.transit || before->dossier.transit->handoff != handoff) {
        return refuse(Reason::not_in_handoff, "", {code});
    }
    std::vector<storage::SealedValue> sealed;
    // An acceptance has nothing to explain.
    auto seal = closing.action == Action::accept ? std::nullopt : seal_text(sealed, "reason", reason);
    const Command command = closing_command(closing.action, handoff, std::move(seal));
    const auto after = carry_out(session, *before, command, contexts.of(before->dossier), sealed);
    if (!after) return std::unexpected(after.error());
    const storage::Closing closed{closing.outcome, after->last_event_at, contexts.of(*after).actor.account,
                                  after->version};
    storage::close_item(session, handoff, code, closed);
    return {};
}

Outcome<Response> close_handoff(Session& session, Call& call, const Closing& closing)
{
    const auto handoff = readable_handoff(session, call);
    if (!handoff) return std::unexpected(handoff.error());
    const bool by_giver = closing.action == Action::recall;
    const std::string& entitled = by_giver ? handoff->from : handoff->to;
    if (call.account.unit_code != entitled) {
        return refuse(Reason::forbidden_relation, "", {call.account.unit_code, std::string{to_string(closing.action)}});
    }
    const auto form = read_closing(session, call, closing, handoff->id);
    if (!form) return std::unexpected(form.error());
    Contexts contexts{session, call};
    const auto done = for_all(form->dossiers, [&](const std::string& code) {
        return close_one(session, contexts, closing, handoff->id, code, form->reason);
    });
    if (!done) return std::unexpected(done.error());
    return handoff_response(200, session, handoff->id);
}

}  // namespace

Outcome<Response> post_handoff(Session& session, Call& call)
{
    const auto form = read_manifest(call.request);
    if (!form) return std::unexpected(form.error());
    if (auto fits = check_sides(session, call, *form); !fits) return std::unexpected(fits.error());
    const std::int64_t id =
        storage::insert_handoff(session, form->from, form->to, call.now, call.account.account, form->note);
    Context context;
    context.actor = call.actor();
    context.now = call.now;
    const auto sent = for_all(form->dossiers, [&](const std::string& code) {
        return send_one(session, call, context, code, Send{id, form->to});
    });
    if (!sent) return std::unexpected(sent.error());
    return handoff_response(201, session, id).with_header("Location", "/api/v1/handoffs/" + std::to_string(id));
}

Outcome<Response> get_handoffs(Session& session, Call& call)
{
    const auto limit = limit_of(call);
    if (!limit) return std::unexpected(limit.error());
    storage::HandoffQuery query{.from = call.request.query_value("from"), .to = call.request.query_value("to")};
    query.limit = *limit + 1;
    if (const auto state = call.request.query_value("state")) {
        if (*state != "open" && *state != "closed") return refuse(Reason::invalid_value, "/state", {*state});
        query.open = *state == "open";
    }
    if (const auto cursor = call.request.query_value("cursor")) {
        query.before = number_of(*cursor);
        if (!query.before) return refuse(Reason::invalid_cursor, "/cursor");
    }
    auto handoffs = storage::list_handoffs(session, call.actor(), query);
    const bool more = handoffs.size() > static_cast<std::size_t>(*limit);
    if (more) handoffs.pop_back();
    Json items = Json::array();
    for (const auto& handoff : handoffs) items.push_back(handoff_json(handoff));
    return json_response(200,
                         {{"items", items}, {"next", more ? Json(std::to_string(handoffs.back().id)) : Json(nullptr)}});
}

Outcome<Response> get_handoff(Session& session, Call& call)
{
    const auto handoff = readable_handoff(session, call);
    if (!handoff) return std::unexpected(handoff.error());
    return handoff_response(200, session, handoff->id);
}

Outcome<Response> accept_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::accept, "accepted"});
}

Outcome<Response> decline_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::decline, "declined"});
}

Outcome<Response> recall_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::recall, "recalled"});
}

}  // namespace motcua::api
