/** Written by `npm run generate` from the server's OpenAPI document: change it there. */

/** How long texts may be, by shape and field. */
export const LENGTHS = {
  AcdAcdForcedState: {
    reason: 200,
  },
  CaseworkDraftBody: {
    address: 200,
    description: 4000,
    name: 64,
    title: 50,
    wishes: 4000,
  },
  CaseworkExportExportRequest: {
    reason: 500,
  },
  CaseworkOrderNewOrder: {
    reply: 4000,
  },
  CaseworkPrivacyReason: {
    reason: 500,
  },
  CaseworkWorkQueueBoardRow: {
    lead: 64,
  },
  CityEditionViewsRowsRequest: {
    rows: 500,
  },
  CityEditionViewsStepRequest: {
    words: 500,
  },
  DeskCallLegsLegWish: {
    reason: 200,
  },
  IdentityAccountLockRequest: {
    why: 500,
  },
  IdentityEnrolmentLinkRequest: {
    staff: 64,
  },
  IdentityEnrolmentNewPasskey: {
    label: 64,
  },
  IdentityEnrolmentNewPassword: {
    code: 20,
    password: 128,
  },
  IdentitySignInPassword: {
    password: 128,
    staff: 64,
  },
  KnowledgeOwnPhrase: {
    text: 500,
    title: 30,
  },
  KnowledgeScriptStepsAgree: {
    note: 500,
  },
  KnowledgeScriptStepsAmend: {
    note: 500,
  },
  KnowledgeScriptStepsReasonRequest: {
    reason: 500,
  },
  KnowledgeScriptText: {
    title: 128,
    titleEn: 128,
  },
  KnowledgeWrongMarkAnswerRequest: {
    answer: 1000,
  },
  KnowledgeWrongMarkMarkRequest: {
    why: 1000,
  },
  PortalAppealForm: {
    address: 170,
    description: 4000,
    email: 128,
    name: 64,
    title: 50,
    wishes: 4000,
  },
  PortalPortalRating: {
    note: 500,
  },
  PortalPortalWithdrawal: {
    reason: 500,
  },
  UnderstandingFindingDecideRequest: {
    note: 500,
  },
  UnderstandingFindingJudgeRequest: {
    note: 500,
  },
  UnderstandingFindingObjectRequest: {
    ground: 500,
  },
  UnderstandingMySheetObjectSheetRequest: {
    ground: 1000,
  },
  UnderstandingSheetCoachRequest: {
    note: 1000,
  },
  UnderstandingSheetDecideSheetRequest: {
    note: 1000,
  },
  WatchDutyBoardHandoverText: {
    words: 2000,
  },
  WatchDutyWaysNewWays: {
    mail: 254,
  },
  WatchIncidentClosingReason: {
    why: 500,
  },
  WatchReportText: {
    title: 200,
  },
  WorkforceDeskNoticeNoticeText: {
    text: 300,
  },
} as const

/** What a shape's fields ask for. */
export const FORMS = {
  CaseworkDraftBody: {
    title: {
      choices: [],
      isNeeded: false,
      most: 50,
    },
    description: {
      choices: [],
      isNeeded: false,
      most: 4000,
    },
    wishes: {
      choices: [],
      isNeeded: false,
      most: 4000,
    },
    address: {
      choices: [],
      isNeeded: false,
      most: 200,
    },
    name: {
      choices: [],
      isNeeded: false,
      most: 64,
    },
    accusedUnit: {
      choices: [],
      isNeeded: false,
      none: 'NONE',
      when: {
        field: 'type',
        is: ['COMPLAINT', 'REPORT'],
      },
    },
  },
  CaseworkOrderNewOrder: {
    reply: {
      choices: [],
      isNeeded: false,
      most: 4000,
      when: {
        field: 'type',
        is: ['CONSULTATION', 'HELP', 'SUGGESTION', 'PRAISE'],
      },
    },
  },
  CaseworkWorkQueueBoardRow: {
    accused: {
      choices: [],
      isNeeded: false,
      most: 64,
      none: 'NONE',
    },
    lead: {
      choices: [],
      isNeeded: true,
      most: 64,
    },
    assists: {
      choices: [],
      isNeeded: false,
    },
    copies: {
      choices: [],
      isNeeded: false,
    },
    note: {
      choices: [],
      isNeeded: false,
      most: 500,
    },
  },
  PortalAppealForm: {
    type: {
      choices: [],
      isNeeded: true,
    },
    title: {
      choices: [],
      isNeeded: true,
      most: 50,
    },
    description: {
      choices: [],
      isNeeded: true,
      most: 4000,
    },
    wishes: {
      choices: [],
      isNeeded: false,
      most: 4000,
    },
    accused: {
      choices: [],
      isNeeded: true,
      none: 'UNKNOWN',
      when: {
        field: 'type',
        is: ['COMPLAINT', 'REPORT'],
      },
    },
    district: {
      choices: [],
      isNeeded: true,
    },
    address: {
      choices: [],
      isNeeded: true,
      most: 170,
    },
    name: {
      choices: [],
      isNeeded: true,
      most: 64,
      when: {
        field: 'anonymous',
        is: ['false'],
      },
    },
    phone: {
      choices: [],
      isNeeded: true,
    },
    email: {
      choices: [],
      isNeeded: false,
      most: 128,
    },
  },
} as const
