/**
 * Words of everyday and business English in their base form, without the irregular verbs. Not a dictionary: what is missing here only
 * keeps a text from being judged. Left out are words that other languages write the same and mean differently
 * ("die", "rat", "con"), unless English texts cannot do without them.
 */
const words = `
  a abandon about above absence absent accept acceptance access accident account accountant accounting accrue accurate achieve acquire
  across act activate active actor actual actuary adapt add address adjust adjuster adjustment admin administer admission admit adopt
  advance adverse advertise advertiser advice advise agency agenda agent aggregate agree agreement ahead aid aim air airing airline
  airport aisle alarm album alert align all allergen allocate allot allow allowance almost alone along already also alter alternate always
  ambulance amend amendment amount an analyse analyst analyze and anesthesia animal announce announcement annual annuity anonymous another
  answer any anybody anything apart apartment apologize app appeal appear appearance appliance applicable applicant application apply
  appoint appointment appraisal appraise apprentice approach appropriate approve approver archive are area argument arrange arrears
  arrival arrive article as ask assemble assess assessment asset assign assignment assist assistance assistant associate assume assure at
  attach attachment attempt attend attendance attendee attribute auction audience audit audition auditor author authorise authority
  authorize auto automate automatic available average avoid await award aware away
  back backfill backlog backorder backstage backup bad badge bag baggage bail baker balance ballot ban band bank banker banking bar
  barcode barista barrier bartender base basic basis basket batch battery bay because bed bedside before behind being believe below
  beneficiary benefit berth beside best better between beyond bicycle bike bill biller billing biopsy birth birthday blacklist blank blend
  block blood blueprint board boarding boat body bold bom bond bonus book booking booth border borrow boss both bottle bottom bounce
  boundary box boy bracket brake branch brand breach bread break breakdown breakfast bridge briefing broad broadcast broken broker
  brokerage browse browser budget buffer buffet bug building bulk bundle burden bus business busy but button buyer by bypass
  cabin cable calculate calendar call caller camera campaign campus can cancel cancellation candidate cannot capability capacity capital
  captain capture car card cardholder care career carefully caretaker cargo carpenter carrier carry cart carton case cash cashier cast
  casting casual catalog catalogue cataloguer categorize category catering cause caution ceiling cell center centre certificate certify
  chain chair chairman challenge chance change channel chapter charge chargeback charger charity chart chat cheap check checker checkin
  checklist checkout checkpoint chef child children circle circulate citizen city claim claimant clarify class classify clause clean
  cleaner cleaning clear clearance clearing clerk click client climb clinic clinician clock clone close closing cloud club coach code
  collaborate collapse collateral colleague collect collection collector college color colour column combine comfort command comment
  commerce commercial commission commit commitment committee common communicate community company compare compartment compensate compete
  competitor complain complaint complete complex comply component compose compound compress compute computer concept concern conclude
  condition conduct conductor conference confident configure confirm conflict connect consent consider consign consignee consignment
  consist consolidate constituency constraint construct construction consult consultancy consultant consume consumer contact contain
  container content contest context continue contract contractor contribute control convert conveyor cook cookie cool cooperate coordinate
  copy core corkage corner corporate correct corridor corrupt cosign cottage could count counter country coupon courier course court cover
  coverage craft crane crash create creator credential credit creditor crew crime crisis criterion critic critical crop cross crowd cruise
  curbside currency current curriculum custody custom customer customise customize customs cycle
  daily damage danger dark dashboard data database dataset date day daylight deactivate dead deadline dealer dean dear debate debit debt
  debtor decide decision declaration declare decline decrease deduct deductible deed deep default defect defer deficit define degree delay
  delegate delegation delete deliver delivery demand demo democracy demurrage dentist deny depart department departure depend dependency
  deploy deployment deposit depot depth describe description deserve design designer desk destination destroy detach detail detain detect
  detector detention deteriorate determine develop developer device diagnose diagnosis diagnostic dial diet differ different difficult
  digital dine dinner diploma direct director directory dirty disable disburse discard discharge disclose discontinue discount discover
  discovery discrepancy discuss disease dish dismiss dismissal dispatch dispatcher display dispose dispute disqualify distance distribute
  distributor district disturb diver divide dividend division dock doctor document does dog dollar domain donate donation donee donor door
  dormitory dosage dose double doubt down download downtime draft drag drain drawer dream dress drive driver drop drug dry dual due dues
  dump duplicate during duty
  each eager early earn earnings earth ease easy economy edit edition editor educate effect efficient effort eight eighty either elapse
  elder elect electric electrician element elevate elevator eligible eliminate else email embark embed emergency emit employ employee
  employer employment empty enable encore encounter encourage encrypt end endorse endorsement endpoint energy enforce engage engagement
  engine engineer enhance enough enquire enrich enrol enroll enrollment enrolment ensure enter enterprise entertain entire entitle
  entitlement entity entrance entry envelope environment episode equal equip equity erase escalate escape escheat escort escrow essential
  establish estate estimate eta evaluate evening event ever every everybody everyone everything evict eviction evidence exact exam examine
  example exceed except exception excess exchange exclude excuse execute exempt exercise exhaust exhibit exist exit expand expect expense
  expensive experience experiment expert expire expiry explain export express extend extension extent external extra extract eye
  fabricate face facility fact factor factory faculty fail failure fair fallback false familiar family fan far fare farm farmer fast
  fasten fault favor favorite favour favourite fax feasible feature fee feedback feeder fellow fence fertilizer festival few field fifth
  fifty file fill film filter final finance financial finding fine finger finish fire firm firmware first fish fit five fix fixture flag
  flat fleet flexible flight floor flow flush focus folder follow follower food foot for force foreign foreman forge forklift form format
  formula forty forum forward foster found foundation four fourth frame framework franchise fraud free freelancer freezer freight
  frequency frequent fresh fridge friend from front fruit fuel fulfil fulfill full function fund furnish furniture further future
  gain gallery game gap garage garden gardener garment garnish gas gate gateway gather gauge gear general generate generic geofence
  geolocation gift girl giver glass global goal gold good goods govern government grade gradual graduate grand grant graph gratuity gray
  great green greenhouse greet grid grocery gross ground group groups grow growth guarantee guarantor guard guess guest guidance guide
  guideline gym
  habit half hall halt hand handle handler handover happen happy harbor harbour hard hardware harvest has haulage have hazard he head
  headcount headline health healthy hearing heat heavy hedge height hello help helper her herd here high highlight hire hiring his history
  hobby hold holder holiday home honor honour hope hospital host hosting hotel hour house household housing how however hub human hundred
  hunt hurry hygiene
  idea identify identity idle if ignore ill illness image immediate immigrate impact impair implement import important impose improve
  improvement in inbound inbox incident incline include income incomplete incorrect incoterm increase incur indeed indemnity independent
  index indicate individual industry inform information infringe ingest ingredient inherit initial initiate inject injure injury input
  inquire inquiry insert inside insight inspect inspection inspector install installer installment instalment instance instant instead
  institute instruct instructor insurance insure insurer intake integrate intend intent interact interest interface interim intern
  internal interrupt intervene interview interviewer into introduce invalid invalidate inventory invest investigate investment investor
  invite invoice invoicing involve involvement irrigation is island isolate issuance issue issuer it item itinerary its itself
  jacket janitor job join joint journal journey judge judgment jump junior just justify
  key keyboard keynote keyword kick kilometer kilowatt kind kit kitchen kitting knee knowledge
  lab label labor laboratory labour lack lamp land landing landlord lane language lapse laptop large last late later latest launch laundry
  lawn lawsuit lawyer layer layoff lead leader leaflet league learner lease least leave lecture ledger left legal lender lending length
  less lessee lesson lessor letter level levy liable librarian library license licensee life lifecycle lift light like likely limit line
  lineup link liquidate liquidity list listen listener listing live load loan lobby local locate location lock locker lodging log login
  logo logon logout long look loop loose loss lost lot lottery loud love low lower loyal loyalty luggage lunch
  machine magazine mail mailbox main maintain maintenance major majority maker manage manager mandate manifest manual manufacture
  manufacturer many map margin marina mark marker market marketing marketplace master match mate material matinee matter mature maturity
  maximum may me meal measure measurement mechanic media mediate medical medicine medium meeting member membership memo memory mend
  mention mentor menu merchandise merchant merge message metadata meter method metric middle might migrate mile mileage milestone milk
  mill mind mine minimum minor minute miss missing mission mitigate mix mobile mode model moderate moderator modify module mold money
  monitor month monthly more morning mortgage most motor mould mount move movement movie much multiple museum music must mute my
  name narrow nation natural near nearby necessary need negative negotiate neighbor neighbour net network neutral never new newsletter
  newspaper next night nine ninety no nobody node noise nominate none nor normal not notary note nothing notice notify now nullify number
  nurse
  object oblige observe obsolete obtain occasion occupy occur occurrence odometer of off offboarding offer offering office officer
  official offline offload often oil old omit on onboard onboarding once one online only onto open operate operator opinion opponent
  opportunity oppose opposite opt option or orbit order ordinary organic organise organize organizer origin original originate other our
  ours out outage outbound outbox outcome outdoor outlet outline outside outstanding oven over overall overdue overflow overlap overnight
  overtime overview owe own owner
  pace pack package packer packet page pain paint painter pair palette pallet panel panic paper paragraph parallel parameter parcel parent
  park parliament parole part partial participant participate partner partnership party pass passage passcode passenger passport password
  past paste path patient pattern pause pavement payable paycheck payee payer payload payment payout payroll payslip peak peer penalise
  penalize penalty pending pension people per percent perfect perform performance peril period permanent permission permit persist person
  personal personnel persuade petition pharmacist pharmacy phase phone photo physical physician physics piano pick picker pickup picture
  piece pile pilot pin pipe pipeline pitch place placement plagiarism plain plaintiff plan plane planner plant plastic plate platform play
  player playlist plea please pledge plenty plot plug plumber plus pocket pod point police policy policyholder poll pool popular populate
  port portal portfolio portion position positive possess possible post postal poster postpone pot potential pound power practice
  practitioner praise precise predict prefer preference pregnancy pregnant premise premium prepare prescribe prescription presence present
  preserve president press pressure pretend prevent preview previous price pricing primary principal print printer prior priority prison
  private privilege prize probable probation probe problem procedure proceed process processor procure procurement produce producer
  product profession professor profile profit program programme progress prohibit project promise promote promotion prompt proof property
  proposal propose prosecute prospect prosumer protect protest protocol provide provider provision public publication publish publisher
  pull pump punch punchlist punish pupil purchase purge purpose purse pursue push
  qualification qualify quality quantity quarantine quarter query question queue quick quiet quiz quota quotation quote
  race radio rail railway rain raise random range rank ranking rapid rate rather ratify rating ratio raw reach react reactor reader ready
  real really realtor reason reassure rebate recall receipt receivable receive receiver recent reception recharge recipe recipient reckon
  recognise recognize recommend reconcile reconciliation record recorder recover recovery recruit recruiter recruitment rectify recur
  recycle redeem redemption redirect reduce redundancy refer referee reference referral refill refine reflect reform refresh refuel refund
  refuse regard region register registrar registration registry regret regular regulate rehearsal reimburse reimbursement reinstate
  reinsurance reinsurer reject relate relation relative relax relay release relevant reliable relieve religion relocate rely remain
  remainder remark remedy remember remind reminder remit remittance remote remove render renew renewal renovate renovation rent rental
  reorder repair repeat replace replacement replenish reply report reporter represent request require requirement requisition rescue
  research resell reservation reserve reside residence resident resign resist resolution resolve resource respect respond response
  responsible rest restaurant restock restore restrict result resume retail retailer retain retire retirement retract retrieve return
  reveal revenue reversal reverse revert review reviewer revise revision revive revoke reward rework rich rider right rights ring rise
  risk rival road roaming robot role roll rollback rollout rollover roof room root roster rota rotate rotation rough round route router
  routine routing row royal royalty rule ruler runner running rural rush
  sabotage safe safety sail salary sale salesman salesperson salvage same sample sanction sandwich satellite satisfy save saving scaffold
  scale scan scanner scenario scene schedule scheduler scheme scholar scholarship school science scientist scooter scope score scout scrap
  screen screening script scroll seal search season seat second secondary secret section sector secure security seed segment segregate
  select seller semester seminar senate sender senior sense sensor sentence separate sequence series serious serve server service session
  sessions setpoint setting settle settlement setup seven seventy several severance severe shape share shareholder she sheet shelf shelter
  shift ship shipment shipper shipping shirt shoe shop shopper shopping short shortage shortlist should shoulder shout show shower sick
  sickness side sight sign signal signature signup silent silo silver similar simple simulate since single sister site situation six sixty
  size skill skin skip sleeve slice slip slot slow small smart smile smoke smooth snapshot so social society soft software soil solar sole
  solicit solution solve some somebody someone something sometimes son soon sort sound source space spare speaker special specialist
  specific specify specimen spilt spindle sponsor sport spot square stack stadium staff stage stair stale stamp stand standard standby
  start starter state statement static station statistic status stay steady steam steel step steward still stock stocktake stop stopover
  storage store storm story stove straight strange strategy stream street strength stress stretch strict strike string strip stripe strong
  structure student studio study stuff style subcontractor subject sublet submission submit subordinate subpoena subrogation subscribe
  subscriber subscription subsidy substation substitute succeed success successful such sudden suffer sufficient sugar suggest suit
  suitable sum summarise summarize summary summer summit super supermarket supervise supervisor supper supplement supplier supply support
  suppose suppress sure surface surgeon surgery surplus surprise surrender surround survey survive suspect suspend suspicious sustain swap
  sweet switch symbol symptom sync synchronise synchronize system
  tab table tablet tag tailor takeaway takeout takeover talent talk tall tank target tariff task tax taxi teacher team technical
  technician technique technology telemetry telephone temperature template temporary ten tenant tend tender term terminal terminate terms
  terrible territory test tester testify text than thank thanks that the theater theatre theft their them theme then theory therapist
  therapy there therefore these thesis they thick thin thing third thirty this those though thousand thread threat threaten three
  threshold throttle through throughput thumb ticket tier tight till time timeout timer timesheet timetable tiny tip tire title to today
  together toggle token toll tomorrow ton tone too tool top topic total touch tour tourist tournament toward tower towing town toy trace
  track tracker tracking traction tractor trade trader traffic trail trailer train trainee trainer training transact transaction
  transcript transfer transform transit translate translator transmission transmit transparent transport travel traveler traveller
  treasure treat treatment tree trend triage trial tribunal trigger trip trouble truck true trust trustee try tube tuition tune turbine
  turn turnstile tutor twelve twenty twice twin two type typical
  ultimate umbrella unable under undertime underwrite underwriter underwriting uniform union unique unit unite universal university
  unknown unless unlimited untag until unusual up upcoming update upgrade upload upon upper uptime urban urgent us usage use user usher
  usual utility utilize
  vacancy vacant vacate vacation vaccinate vaccine valid validate valuable value van variable variant variation vary vault vegetable
  vehicle vendor venue verdict verification verify version very vessel vet veteran via vice victim victory video view viewer viewing
  village violate violent virtual virus visa visible vision visit visitor vital vitals voice void voltage volume volunteer vote voter
  voucher
  wage wager wait waiter waitlist waitress waive waiver walk walker wall wallet want ward warehouse warn warning warrant warranty wash
  waste watch watchlist water way waybill waypoint we weak weather website wedding week weekend weekly weigh weight welcome weld well were
  what wheel wheelchair when whenever where whether which while whitelist who whole wholesale whose why wide widget width wife will window
  wine winner winter wire wireless wish wishlist with within without witness woman wonder wood word work worker workflow workplace
  workshop workstation world worry worth would wrap wreck writer wrong
  yard year yearly yellow yes yesterday yet yield you young your youth
  zero zip zone`;

/** English words in their base form, in lower case. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
