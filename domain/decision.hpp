#pragma once

#include "domain/decide.hpp"

// Only for decide.cpp and *_decisions.cpp.

namespace motcua {

// The body of the event each command leads to. Permission, status and limits have been checked.
struct Decision {
    const Dossier& dossier;
    const Context& context;

    Result<EventBody> operator()(const Send& c) const;
    Result<EventBody> operator()(const Accept& c) const;
    Result<EventBody> operator()(const Decline& c) const;
    Result<EventBody> operator()(const Recall& c) const;
    Result<EventBody> operator()(const Assign& c) const;
    Result<EventBody> operator()(const RequestSupplement& c) const;
    Result<EventBody> operator()(const ReceiveSupplement& c) const;
    Result<EventBody> operator()(const RequestPayment& c) const;
    Result<EventBody> operator()(const ReceivePayment& c) const;
    Result<EventBody> operator()(const Stop& c) const;
    Result<EventBody> operator()(const Resume& c) const;
    Result<EventBody> operator()(const Reappoint& c) const;
    Result<EventBody> operator()(const Decide& c) const;
    Result<EventBody> operator()(const Redo& c) const;
    Result<EventBody> operator()(const AnnounceEarly& c) const;
    Result<EventBody> operator()(const ReturnResult& c) const;
    Result<EventBody> operator()(const Withdraw& c) const;
    Result<EventBody> operator()(const AddNote& c) const;
    Result<EventBody> operator()(const Correct& c) const;
    Result<EventBody> operator()(const ReportLoss& c) const;
    Result<EventBody> operator()(const Locate& c) const;
    Result<EventBody> operator()(const AskOpinion& c) const;
    Result<EventBody> operator()(const GiveOpinion& c) const;
    Result<EventBody> operator()(const ReceiveFiled& c) const;
    Result<EventBody> operator()(const FileAgain& c) const;
    Result<EventBody> operator()(const Guide& c) const;
    Result<EventBody> operator()(const TurnAway& c) const;
    Result<EventBody> operator()(const OpenChild& c) const;
    Result<EventBody> operator()(const SendPaper& c) const;
    Result<EventBody> operator()(const AcceptPaper& c) const;
    Result<EventBody> operator()(const DeclinePaper& c) const;
    Result<EventBody> operator()(const RecallPaper& c) const;

private:
    struct Dates {
        std::optional<Instant> due_at;
        std::optional<Instant> step_due_at;
    };

    Result<Dates> dates_by(const DeadlineHistory& history) const;
    // The dates once the wait that lasts ends now.
    Result<Dates> dates_after_wait() const;
    Result<void> check_approver(const Approver& approver) const;
};

}  // namespace motcua
