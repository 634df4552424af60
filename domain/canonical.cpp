#include "domain/canonical.hpp"

#include "domain/fields.hpp"

#include <utility>

namespace motcua {
namespace {

template <std::size_t... I>
std::optional<EventBody> parse_any(std::string_view kind, std::string_view payload, std::index_sequence<I...>)
{
    std::optional<EventBody> found;
    const auto consider = [&]<class Body>() {
        if (kind == Body::kKind) found = read_fields<Body>(payload);
    };
    (consider.template operator()<std::variant_alternative_t<I, EventBody>>(), ...);
    return found;
}

}  // namespace

std::string canonical_payload(const EventBody& body)
{
    return std::visit([](const auto& e) { return write_fields(e); }, body);
}

std::string canonical_bytes(const Event& event)
{
    std::string out = "motcua event 1\n";
    FieldWriter write{out};
    write("dossier", event.dossier);
    write("n", event.n);
    write("kind", std::string{kind_of(event.body)});
    write("happened_at", event.happened_at);
    write("recorded_at", event.recorded_at);
    write("actor", event.actor);
    write("on_behalf_of", event.on_behalf_of);
    return out + canonical_payload(event.body);
}

std::optional<EventBody> parse_payload(std::string_view kind, std::string_view payload)
{
    return parse_any(kind, payload, std::make_index_sequence<std::variant_size_v<EventBody>>{});
}

}  // namespace motcua
