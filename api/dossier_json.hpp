#pragma once

#include "api/call.hpp"
#include "domain/calendar.hpp"
#include "domain/custody.hpp"
#include "storage/dossier_lists.hpp"
#include "storage/journal.hpp"

#include <functional>
#include <vector>

// The wire form of dossiers; the contract is api/openapi.json.

namespace motcua::api {

// The calendars of the desks that come up in one answer, each looked up once.
class DeskCalendars : public storage::DeskCalendars {
public:
    DeskCalendars(storage::Session& session, Call& call) : storage::DeskCalendars(session, call.services.calendars) {}
};

// Up to `wanted` of the dossiers a query finds that `fits` keeps; candidates are read on until enough are found.
std::vector<storage::DossierRecord> page_where(storage::Session& session,
                                               const Call& call,
                                               storage::DossierQuery query,
                                               std::size_t wanted,
                                               const std::function<bool(const storage::DossierRecord&)>& fits);

// Up to `wanted` dossiers that are due soon. What exactly is soon only each desk's calendar knows.
std::vector<storage::DossierRecord> due_soon_page(storage::Session& session,
                                                  const Call& call,
                                                  storage::DossierQuery query,
                                                  DeskCalendars& calendars,
                                                  std::size_t wanted);

// {due_at, original_due_at, state, working_minutes_left, paused_since, paused_until, provisional, step}
Json deadline_json(const Dossier& dossier, const WorkingCalendar& calendar, const Call& call);

// A dossier as a list shows it: no personal data beyond the applicant's name.
Json summary_json(const storage::DossierRecord& record, const WorkingCalendar& calendar, const Call& call);

// The whole dossier, with what the actor may do now.
Json dossier_json(const storage::DossierRecord& record, const WorkingCalendar& calendar, const Call& call);

// The dossier, in `status`, with its ETag; the second when all of it is at hand, with more members behind.
Response dossier_response(int status, storage::Session& session, Call& call, const std::string& code);
Response dossier_response(int status,
                          const storage::DossierRecord& record,
                          const WorkingCalendar& calendar,
                          const Call& call,
                          const Json& more);

// {holder} or {in_transit}: where the dossier is; and {paper}, when its paper is elsewhere.
Json place_json(const storage::DossierRecord& record);

Json party_json(const storage::Party& party);
Json papers_json(const std::vector<storage::HandedIn>& papers);

std::string etag_of(const Dossier& dossier);

}  // namespace motcua::api
