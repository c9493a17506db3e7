package io.racine.governance.classifier.regex.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that names of columns are made of: abbreviations, and words that change the meaning.
 */
final class NameVocabulary {
  private static final int SHORTEST_COMPOUND = 7;
  private static final Map<String, List<String>> EXPANSIONS = expansions();

  /** After the phrase, these say that the column is about the thing and is not the thing. */
  private static final Set<String> ABOUT =
      Set.of(
          "id",
          "type",
          "flag",
          "count",
          "verified",
          "verify",
          "verification",
          "confirmed",
          "confirmation",
          "status",
          "enabled",
          "disabled",
          "valid",
          "validated",
          "at",
          "on",
          "indicator",
          "hash",
          "hashed",
          "length",
          "size",
          "format",
          "source",
          "score",
          "rank",
          "ranking",
          "percent",
          "percentage",
          "rate",
          "ratio",
          "amount",
          "total",
          "limit",
          "url",
          "uri",
          "link",
          "template",
          "preference",
          "consent",
          "subscribed",
          "provider",
          "updated",
          "created",
          "changed",
          "date",
          "time",
          "timestamp",
          "key",
          "index",
          "version",
          "required",
          "allowed",
          "sent",
          "opened",
          "exists",
          "present",
          "missing",
          "label",
          "order",
          "sequence",
          "mask",
          "masked",
          "quality",
          "category",
          "class",
          "kind",
          "reason",
          "weight",
          "change",
          "changes",
          "reset",
          "attempts",
          "policy",
          "option",
          "options",
          "balance",
          "fee",
          "price",
          "cost",
          "distance",
          "difference",
          "average",
          "mean");

  /** Before the phrase, these say the same. */
  private static final Set<String> ABOUT_BEFORE =
      Set.of(
          "is",
          "has",
          "was",
          "can",
          "should",
          "allow",
          "enable",
          "count",
          "total",
          "average",
          "sum",
          "min",
          "max",
          "mean",
          "percent",
          "percentage",
          "rate",
          "ratio",
          "number",
          "no",
          "requires",
          "require",
          "show",
          "hide",
          "use",
          "uses",
          "send",
          "valid",
          "without");

  /** One of these alone says little: it needs the table's word. */
  private static final Set<String> GENERIC =
      Set.of(
          "name",
          "number",
          "code",
          "value",
          "text",
          "type",
          "id",
          "key",
          "date",
          "description",
          "title",
          "label",
          "user",
          "account",
          "status",
          "reference",
          "contact",
          "card",
          "person",
          "customer",
          "employee",
          "token",
          "note",
          "comment",
          "manager",
          "owner",
          "policy",
          "license",
          "party",
          "group",
          "identifier");

  /** These alone are as often something else: a task has a state, too. */
  private static final Set<String> AMBIGUOUS = Set.of("state", "region", "location", "place");

  private NameVocabulary() {}

  private static Map<String, List<String>> expansions() {
    String table =
        """
        cust customer
        custs customer
        emp employee
        empl employee
        pt patient
        nm name
        nme name
        nam name
        fname first name
        firstname first name
        forename first name
        givenname given name
        lname last name
        lastname last name
        surname last name
        familyname family name
        mname middle name
        middlename middle name
        fullname full name
        uname user name
        username user name
        usr user
        addr address
        adr address
        adress address
        addr1 address
        streetaddress street address
        emailaddress email address
        eml email
        tel phone
        telephone phone
        ph phone
        phn phone
        phonenumber phone number
        phoneno phone number
        telno phone number
        mob mobile
        cellphone cell phone
        mobilephone mobile phone
        cel cell
        dob date of birth
        birthdate birth date
        birthday birth date
        bday birth date
        bdate birth date
        dateofbirth date of birth
        num number
        no number
        nr number
        nbr number
        nmbr number
        numb number
        acct account
        acc account
        acnt account
        accountno account number
        accountnumber account number
        cardno card number
        cardnumber card number
        cardnum card number
        ccnum credit card number
        ccno credit card number
        cc credit card
        ccn credit card number
        creditcard credit card
        creditcardnumber credit card number
        crd card
        exp expiration
        expiry expiration
        expdate expiration date
        pwd password
        passwd password
        pass password
        pswd password
        passphrase password
        zipcode zip code
        postcode postal code
        postalcode postal code
        pcode postal code
        st street
        str street
        cty city
        ctry country
        cntry country
        countrycode country code
        dt date
        dte date
        ts timestamp
        tm time
        desc description
        cd code
        typ type
        cnt count
        ct count
        qty quantity
        amt amount
        avg average
        pct percent
        perc percent
        ind indicator
        flg flag
        stat status
        sts status
        idx index
        org organization
        organisation organization
        co company
        comp company
        corp company
        dept department
        gov government
        govt government
        lic license
        licence license
        lics license
        drv driver
        drivers driver
        driving driver
        dl driver license
        natl national
        nat national
        ids id
        ident identification
        identity identification
        socialsecuritynumber social security number
        socsec social security
        soc social
        sec security
        ins insurance
        insur insurance
        med medical
        rec record
        recs record
        hosp hospital
        diag diagnosis
        dx diagnosis
        rx prescription
        lat latitude
        lng longitude
        lon longitude
        long longitude
        ipaddress ip address
        ipaddr ip address
        ipv ip v
        macaddress mac address
        macaddr mac address
        lvl level
        sal salary
        curr currency
        ccy currency
        bal balance
        trans transaction
        txn transaction
        xact transaction
        reg registration
        regn registration
        mgr manager
        mgmt management
        sup supervisor
        prov province
        cnty county
        ref reference
        descr description
        val value
        usertoken user token
        apikey api key
        secretkey secret key
        privatekey private key
        accesskey access key
        accesstoken access token
        authtoken auth token
        jobtitle job title
        mstatus marital status
        maritalstatus marital status
        nationalid national id
        taxid tax id
        passportnumber passport number
        passportno passport number
        sortcode sort code
        routingnumber routing number
        connstr connection string
        connectionstring connection string
        """;
    Map<String, List<String>> expansions = new HashMap<>();
    table
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(parts -> expansions.put(parts[0], List.of(parts[1].split(" ", -1))));
    return Map.copyOf(expansions);
  }

  /**
   * Returns the words that a word stands for, itself when it is no abbreviation. A known compound
   * at its end is parted from the rest: {@code agentfirstname}.
   */
  static List<String> expand(String word) {
    List<String> words = EXPANSIONS.get(word);
    if (words != null) {
      return words;
    }
    for (int at = 1; at + SHORTEST_COMPOUND <= word.length(); at++) {
      List<String> compound = EXPANSIONS.get(word.substring(at));
      if (compound != null && compound.size() > 1) {
        List<String> parted = new ArrayList<>(expand(word.substring(0, at)));
        parted.addAll(compound);
        return parted;
      }
    }
    return List.of(word);
  }

  static boolean isAbout(String word) {
    return ABOUT.contains(word);
  }

  static boolean isAboutBefore(String word) {
    return ABOUT_BEFORE.contains(word);
  }

  static boolean isAmbiguous(String word) {
    return AMBIGUOUS.contains(word);
  }

  static boolean isGeneric(String word) {
    return GENERIC.contains(word);
  }
}
