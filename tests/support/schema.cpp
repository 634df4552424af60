#include "tests/support/schema.hpp"

#include "domain/time.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>
#include <utility>

namespace motcua::tests {
namespace {

using Json = Schemas::Json;

bool is_of(const std::string& type, const Json& value)
{
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::invalid_argument("no JSON type: " + type);
}

bool has_format(const std::string& format, const std::string& text)
{
    if (format == "date") return parse_date(text).has_value();
    if (format == "date-time") return parse_instant(text) && text.ends_with("+07:00");
    throw std::invalid_argument("no format known here: " + format);
}

std::size_t letters(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// One run over one value; faults gather as it goes.
class Check {
public:
    explicit Check(const Schemas& schemas) : schemas_(schemas) {}

    void run(const Json& node, const Json& value, const std::string& at)
    {
        const Json& schema = schemas_.resolve(node);
        for (const auto& [keyword, _] : schema.items()) {
            if (!kKnown.contains(keyword)) fault(at, "unknown keyword " + keyword);
        }
        if (!type_fits(schema, value)) return fault(at, "is not of type " + schema["type"].dump());
        if (schema.contains("const") && schema["const"] != value) fault(at, "is not " + schema["const"].dump());
        if (schema.contains("enum")) in_enum(schema["enum"], value, at);
        if (schema.contains("oneOf")) one_of(schema["oneOf"], value, at);
        if (value.is_string()) text(schema, value.get<std::string>(), at);
        if (value.is_number()) number(schema, value, at);
        if (value.is_array()) list(schema, value, at);
        if (value.is_object()) object(schema, value, at);
    }

    std::vector<std::string> take() { return std::move(faults_); }

private:
    inline static const std::set<std::string> kKnown{
        "type",       "description", "examples", "example",  "enum",    "const",     "oneOf",    "format",
        "pattern",    "minLength",   "minimum",  "maximum",  "default", "maxLength", "required", "additionalProperties",
        "properties", "items",       "minItems", "maxItems", "title"};

    void fault(const std::string& at, const std::string& why)
    {
        faults_.push_back((at.empty() ? "/" : at) + ": " + why);
    }

    static bool type_fits(const Json& schema, const Json& value)
    {
        if (!schema.contains("type")) return true;
        const Json& type = schema["type"];
        if (type.is_string()) return is_of(type, value);
        return std::ranges::any_of(type, [&](const Json& one) { return is_of(one, value); });
    }

    void in_enum(const Json& texts, const Json& value, const std::string& at)
    {
        if (std::ranges::find(texts, value) == texts.end()) fault(at, value.dump() + " is none of " + texts.dump());
    }

    void one_of(const Json& schemas, const Json& value, const std::string& at)
    {
        std::vector<std::string> last;
        const auto fits = std::ranges::count_if(schemas, [&](const Json& schema) {
            auto faults = schemas_.faults(schema, value);
            if (!faults.empty()) last.insert(last.end(), faults.begin(), faults.end());
            return faults.empty();
        });
        if (fits == 1) return;
        fault(at, std::to_string(fits) + " of the alternatives fit");
        for (const auto& line : last) fault(at, "  " + line);
    }

    void text(const Json& schema, const std::string& value, const std::string& at)
    {
        if (schema.contains("minLength") && letters(value) < schema["minLength"]) fault(at, "is too short");
        if (schema.contains("maxLength") && letters(value) > schema["maxLength"]) fault(at, "is too long");
        if (schema.contains("format") && !has_format(schema["format"], value))
            fault(at, "is no " + schema["format"].dump());
        if (!schema.contains("pattern")) return;
        const std::regex pattern{schema["pattern"].get<std::string>()};
        if (!std::regex_search(value, pattern)) fault(at, value + " does not match " + schema["pattern"].dump());
    }

    void number(const Json& schema, const Json& value, const std::string& at)
    {
        if (schema.contains("minimum") && value < schema["minimum"]) fault(at, "is below the minimum");
        if (schema.contains("maximum") && value > schema["maximum"]) fault(at, "is above the maximum");
    }

    void list(const Json& schema, const Json& value, const std::string& at)
    {
        if (schema.contains("minItems") && value.size() < schema["minItems"]) fault(at, "has too few items");
        if (schema.contains("maxItems") && value.size() > schema["maxItems"]) fault(at, "has too many items");
        if (!schema.contains("items")) return;
        for (std::size_t i = 0; i < value.size(); ++i) run(schema["items"], value[i], at + "/" + std::to_string(i));
    }

    void object(const Json& schema, const Json& value, const std::string& at)
    {
        const Json properties = schema.value("properties", Json::object());
        for (const Json& name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>())) fault(at, "lacks " + name.dump());
        }
        for (const auto& [name, member] : value.items()) {
            if (properties.contains(name)) {
                run(properties[name], member, at + "/" + name);
                continue;
            }
            const Json more = schema.value("additionalProperties", Json(true));
            if (more == false) fault(at, "has a member " + name + " that is not in the contract");
            if (more.is_object()) run(more, member, at + "/" + name);
        }
    }

    const Schemas& schemas_;
    std::vector<std::string> faults_;
};

}  // namespace

const Json& Schemas::resolve(const Json& node) const
{
    if (!node.is_object() || !node.contains("$ref")) return node;
    const auto ref = node["$ref"].get<std::string>();
    if (!ref.starts_with("#/")) throw std::out_of_range("a reference out of the document: " + ref);
    return resolve(document_.at(Json::json_pointer{ref.substr(1)}));
}

std::vector<std::string> Schemas::faults(const Json& schema, const Json& value) const
{
    Check check{*this};
    check.run(schema, value, "");
    return check.take();
}

}  // namespace motcua::tests
